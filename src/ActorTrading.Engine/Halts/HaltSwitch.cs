using System.Collections.Immutable;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// The truth about halts in memory: every order of the node passes it as its last step, and whoever raises a halt waits
/// for nobody but the orders that are being handed over at that instant.
/// </summary>
/// <remarks>
/// An order is looked at and handed over under the lock of its account's stripe. A halt is put in force first and then
/// takes every stripe's lock once: a sender that got its lock before is waited for, and its order is among those to
/// cancel; one that gets it later sees the halt. So nothing that may open a position reaches the venue after
/// <see cref="Raise"/> has returned settled. To a sender this costs one lock that is hardly ever contended.
/// </remarks>
public sealed class HaltSwitch : ISendGate
{
    private const int Stripes = 64;
    private const string Node = "node";

    private readonly TimeProvider _time;
    private readonly SendStripe[] _stripes;
    private readonly Lock _changes = new();
    private readonly Dictionary<HaltScope, HaltMark> _marks = [];
    private long _version;
    private volatile HaltsInForce _inForce =
        new(StandingHalts.None, ImmutableSortedDictionary<AutomaticCause, Halt>.Empty);

    /// <summary>Keeps entries back until <see cref="Begin"/> says what stands.</summary>
    public HaltSwitch(TimeProvider time)
    {
        _time = time;
        _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new SendStripe())];
        Engage(AutomaticCause.Starting, "the node does not know yet which halts stand");
    }

    public HaltsInForce InForce => _inForce;

    /// <summary>Orders at the venue that may open a position.</summary>
    public int WorkingCount
    {
        get
        {
            var count = 0;
            foreach (var stripe in _stripes)
            {
                lock (stripe.Gate)
                {
                    count += stripe.Count;
                }
            }

            return count;
        }
    }

    public Halt? Send(OutgoingOrder order, IVenue venue)
    {
        var stripe = StripeOf(order.Account);
        lock (stripe.Gate)
        {
            if (order.MayOpen && _inForce.Against(order) is { } halt)
            {
                return halt;
            }

            stripe.Add(order);
            venue.Submit(order.Account, order.Id, order.Spec);
            return null;
        }
    }

    public void Ended(AccountId account, ClientOrderId id)
    {
        var stripe = StripeOf(account);
        lock (stripe.Gate)
        {
            stripe.Remove(account, id);
        }
    }

    public void Recovered(ExchangeAccount account)
    {
        var stripe = StripeOf(account.Id);
        lock (stripe.Gate)
        {
            stripe.RemoveAll(account.Id);
            foreach (var (id, order) in account.Orders)
            {
                stripe.Add(new OutgoingOrder(account.Id, order.Portfolio, id, order.Order.Spec));
            }
        }
    }

    /// <summary>Says what stands when the node starts; from here on only that keeps entries back.</summary>
    public void Begin(StandingHalts standing)
    {
        lock (_changes)
        {
            _inForce = _inForce with { Standing = StandingHalts.Strictest(_inForce.Standing, standing) };
        }

        Release(AutomaticCause.Starting);
    }

    /// <summary>Puts the halt in force, also where a stricter one stands already.</summary>
    /// <param name="patience">How long to wait for orders that are being handed over.</param>
    public SwitchRaised Raise(Halt halt, bool flatten, TimeSpan patience)
    {
        lock (_changes)
        {
            _marks[halt.Scope] = new HaltMark(++_version, new HaltCommand.Raise(halt));
            _inForce = _inForce with { Standing = _inForce.Standing.Raise(halt, flatten) };
        }

        return Settle(halt.Scope, patience);
    }

    /// <summary>Zero while nobody has asked for anything on the scope.</summary>
    public long VersionOf(HaltScope scope) => MarkOf(scope)?.Version ?? 0;

    public HaltMark? MarkOf(HaltScope scope)
    {
        lock (_changes)
        {
            return _marks.GetValueOrDefault(scope);
        }
    }

    /// <summary>Loosens, unless somebody has asked for something on the scope since that version.</summary>
    public bool TryLower(HaltCommand.Lower lower, long version)
    {
        lock (_changes)
        {
            if ((_marks.GetValueOrDefault(lower.Scope)?.Version ?? 0) != version)
            {
                return false;
            }

            _marks[lower.Scope] = new HaltMark(++_version, lower);
            _inForce = _inForce with { Standing = _inForce.Standing.Lower(lower) };
            return true;
        }
    }

    /// <summary>The node keeps its own entries back until it releases them.</summary>
    public void Engage(AutomaticCause cause, string reason)
    {
        var at = Timestamp.From(_time.GetUtcNow());
        var halt = new Halt(HaltScope.Cluster, HaltLevel.ReduceOnly, reason, Node, at);
        lock (_changes)
        {
            _inForce = _inForce with { Automatic = _inForce.Automatic.SetItem(cause, halt) };
        }
    }

    public void Release(AutomaticCause cause)
    {
        lock (_changes)
        {
            _inForce = _inForce with { Automatic = _inForce.Automatic.Remove(cause) };
        }
    }

    /// <summary>Waits for orders that are being handed over, and gives what works within the scope.</summary>
    public SwitchRaised Settle(HaltScope scope, TimeSpan patience)
    {
        var began = _time.GetTimestamp();
        var working = new List<OutgoingOrder>();
        var isSettled = true;
        foreach (var stripe in _stripes)
        {
            var left = patience - _time.GetElapsedTime(began);
            if (!stripe.Gate.TryEnter(left > TimeSpan.Zero ? left : TimeSpan.Zero))
            {
                isSettled = false;
                continue;
            }

            try
            {
                working.AddRange(stripe.Within(scope));
            }
            finally
            {
                stripe.Gate.Exit();
            }
        }

        return new([.. working.OrderBy(o => o.Account).ThenBy(o => o.Id)], isSettled);
    }

    private SendStripe StripeOf(AccountId account) => _stripes[(uint)account.GetHashCode() % Stripes];
}
