using System.Collections.Immutable;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Triggers;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>
/// Waits for one rule on one symbol: while it is armed for the moment from which it could be true, while it is spent
/// for the moment from which it could be false.
/// </summary>
internal sealed class RuleWatch : ITriggerListener, IMarkListener
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = new(1);

    private readonly SymbolWatch _owner;
    private readonly Condition _condition;
    private readonly TimeSpan? _cooldown;
    private TriggerNode? _possible;
    private TriggerNode? _refutable;
    private RuleArming _arming;

    public RuleWatch(SymbolWatch owner, Rule rule, Condition condition)
    {
        (_owner, _condition, _cooldown) = (owner, condition, rule.Cooldown);
        RuleId = rule.Id;
        Needs = RuleNeeds.Of(condition);
        Observe(RuleArming.Armed);
    }

    public RuleId RuleId { get; }

    public RuleNeeds Needs { get; }

    /// <summary>Whether something besides the market could now bring about what is waited for.</summary>
    public bool IsOpen => _possible?.IsPossible == true || _refutable?.IsPossible == true;

    /// <summary>Whether the market and the books leave it open that the rule has turned.</summary>
    public bool CanHaveTurned(OwnBooks books) =>
        (_possible?.IsPossible == true && OwnPart.CanBe(_condition, outcome: true, books))
        || (_refutable?.IsPossible == true && OwnPart.CanBe(_condition, outcome: false, books));

    public void MayHaveTurned() => _owner.Wake();

    public void MarksMoved()
    {
        if (IsOpen)
        {
            _owner.Wake();
        }
    }

    public void LedgerChanged() => WakeIf(Needs.Ledger);

    public void CorrelationsMoved() => WakeIf(Needs.Correlations);

    public void AdviceMoved() => WakeIf(!Needs.AdviceAges.IsEmpty);

    /// <summary>When time alone calls for another look; null while it does not.</summary>
    public Timestamp? NextLook(Timestamp now)
    {
        if (Needs.EveryEvent && IsOpen)
        {
            return now;
        }

        Timestamp? next = _arming.IsSpent && _cooldown is { } wait && _arming.FiredAt + wait > now
            ? _arming.FiredAt + wait
            : null;
        if (!IsOpen)
        {
            return next;
        }

        next = Needs.Clock ? Earlier(next, now.Floor(Minute) + Minute) : next;
        next = Earlier(next, NextOf(_owner.PositionOpenedAt, Needs.HoldingTimes, now));
        return Earlier(next, NextOf(_owner.Stage.AdviceIssuedAt, Needs.AdviceAges, now));
    }

    public void Observe(RuleArming arming)
    {
        // The end of a cooldown is put down at the next look.
        if (arming.IsSpent && _cooldown is not null && arming != _arming)
        {
            _owner.Wake();
        }

        _arming = arming;
        var awaitsTruth = !arming.IsSpent || _cooldown is not null;
        Follow(ref _possible, awaitsTruth, _condition);
        Follow(ref _refutable, arming.IsSpent, new Condition.Not(_condition));
    }

    public void Detach()
    {
        Follow(ref _possible, wanted: false, _condition);
        Follow(ref _refutable, wanted: false, _condition);
    }

    // A comparison may turn at an age or just after it, depending on its operator.
    private static Timestamp? NextOf(Timestamp? start, ImmutableArray<TimeSpan> ages, Timestamp now)
    {
        Timestamp? next = null;
        foreach (var age in ages)
        {
            if (start + age is { } at && at + Tick > now)
            {
                next = Earlier(next, at > now ? at : at + Tick);
            }
        }

        return next;
    }

    private static Timestamp? Earlier(Timestamp? left, Timestamp? right) =>
        left is null ? right : right < left ? right : left;

    private void WakeIf(bool concerns)
    {
        if (concerns && IsOpen)
        {
            _owner.Wake();
        }
    }

    private void Follow(ref TriggerNode? node, bool wanted, Condition condition)
    {
        if (wanted == node is not null)
        {
            return;
        }

        if (node is not null)
        {
            _owner.Network.Unwatch(node, this);
            node = null;
            return;
        }

        node = _owner.Network.Watch(condition, this);
        if (node.IsPossible)
        {
            _owner.Wake();
        }
    }
}
