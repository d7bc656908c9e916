using System.Collections.Immutable;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Halts;

namespace ActorTrading.Engine.Tests.Halts;

public sealed class HaltSwitchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly NotingVenue _venue = new();
    private readonly HaltSwitch _switch = Begun();

    public static TheoryData<string> Scopes => ["cluster", "account a1", "portfolio p1", "symbol BTC-USD"];

    [Theory]
    [MemberData(nameof(Scopes))]
    public void A_halt_keeps_back_what_may_open_within_its_scope_and_nothing_else(string scope)
    {
        var halt = Orders.Halt(Of(scope));
        Assert.True(_switch.Raise(halt, flatten: false, Patience).IsSettled);

        Assert.Equal(halt, _switch.Send(Orders.Entry(1), _venue));
        Assert.Null(_switch.Send(Orders.Exit(2), _venue));
        var elsewhere = _switch.Send(Orders.Entry(3, "a2", "p2", Orders.Eth), _venue);

        Assert.Equal(scope == "cluster", elsewhere is not null);
        Assert.Equal(
            scope == "cluster" ? ["submit p1-2"] : ["submit p1-2", "submit p2-3"], _venue.Asked);
    }

    [Fact]
    public void A_drill_keeps_nothing_back()
    {
        _switch.Raise(Orders.Halt(HaltScope.Drill), flatten: false, Patience);

        Assert.Null(_switch.Send(Orders.Entry(1), _venue));
    }

    [Fact]
    public void Raising_gives_the_working_orders_within_the_scope_that_may_open_a_position()
    {
        Send(Orders.Entry(1), Orders.Exit(2), Orders.Entry(3), Orders.Entry(4, "a2", "p2", Orders.Eth));
        _switch.Ended(new("a1"), new("p1-3"));

        Assert.Equal(["p1-1"], Raised(HaltScope.Of(Orders.Btc)));
        Assert.Equal(["p2-4"], Raised(HaltScope.Of(new AccountId("a2"))));
        Assert.Equal(["p1-1", "p2-4"], Raised(HaltScope.Cluster));
        Assert.Equal(2, _switch.WorkingCount);
    }

    [Fact]
    public void An_account_that_is_loaded_brings_its_orders_and_forgets_older_ones()
    {
        Send(Orders.Entry(1), Orders.Entry(7, "a2"));
        var order = new Order { Id = new("p1-2"), Spec = Orders.Entry(2).Spec, IntendedAt = Orders.Now };
        var account = ExchangeAccount.Initial(new("a1")) with
        {
            Orders = ImmutableSortedDictionary<ClientOrderId, AccountOrder>.Empty.Add(
                order.Id, new AccountOrder(new PortfolioId("p1"), order)),
        };

        _switch.Recovered(account);

        Assert.Equal(["p1-2", "p1-7"], Raised(HaltScope.Cluster));
    }

    [Fact]
    public void Entries_wait_until_the_node_knows_what_stands()
    {
        var young = new HaltSwitch(TimeProvider.System);
        Assert.NotNull(young.Send(Orders.Entry(1), _venue));
        Assert.Null(young.Send(Orders.Exit(2), _venue));
        young.Raise(Orders.Halt(HaltScope.Of(Orders.Eth)), flatten: false, Patience);

        young.Begin(StandingHalts.None.Raise(Orders.Halt(HaltScope.Of(Orders.Btc)), flatten: false));

        Assert.NotNull(young.Send(Orders.Entry(3), _venue));
        Assert.NotNull(young.Send(Orders.Entry(4, symbol: Orders.Eth), _venue));
        Assert.Equal(["submit p1-2"], _venue.Asked);
    }

    [Fact]
    public void What_the_node_halts_by_itself_leaves_what_others_have_raised()
    {
        _switch.Engage(AutomaticCause.JournalFailing, "the journal fails");
        Assert.Equal("the journal fails", _switch.Send(Orders.Entry(1), _venue)?.Reason);
        _switch.Raise(Orders.Halt(HaltScope.Cluster, HaltLevel.ReduceOnly), flatten: false, Patience);

        _switch.Release(AutomaticCause.JournalFailing);

        Assert.Equal("smoke", _switch.Send(Orders.Entry(2), _venue)?.Reason);
    }

    [Fact]
    public void Lowering_lets_orders_pass_unless_somebody_has_raised_again_meanwhile()
    {
        _switch.Raise(Orders.Halt(HaltScope.Cluster), flatten: true, Patience);
        var version = _switch.VersionOf(HaltScope.Cluster);
        _switch.Raise(Orders.Halt(HaltScope.Cluster), flatten: false, Patience);

        Assert.False(_switch.TryLower(Orders.Lift(HaltScope.Cluster), version));
        Assert.NotNull(_switch.Send(Orders.Entry(1), _venue));

        Assert.True(_switch.TryLower(Orders.Lift(HaltScope.Cluster), _switch.VersionOf(HaltScope.Cluster)));
        Assert.Null(_switch.Send(Orders.Entry(1), _venue));
        Assert.True(_switch.InForce.Standing.IsEmpty);
        Assert.Equal(Orders.Lift(HaltScope.Cluster), _switch.MarkOf(HaltScope.Cluster)?.Last);
    }

    [Fact]
    public void A_venue_that_holds_on_to_a_sender_does_not_hold_up_the_halt_for_ever()
    {
        using var inside = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var stuck = new NotingVenue
        {
            OnSubmit = () =>
            {
                inside.Set();
                release.Wait(TestContext.Current.CancellationToken);
            },
        };
        var sender = new Thread(() => _switch.Send(Orders.Entry(1), stuck));
        sender.Start();
        inside.Wait(TestContext.Current.CancellationToken);

        var raised = _switch.Raise(Orders.Halt(HaltScope.Cluster), flatten: false, TimeSpan.FromMilliseconds(20));

        Assert.False(raised.IsSettled);
        Assert.NotNull(_switch.InForce.Against(Orders.Entry(2)));
        release.Set();
        sender.Join();
    }

    internal static HaltSwitch Begun()
    {
        var made = new HaltSwitch(TimeProvider.System);
        made.Begin(StandingHalts.None);
        return made;
    }

    private static HaltScope Of(string scope) => scope switch
    {
        "cluster" => HaltScope.Cluster,
        "account a1" => HaltScope.Of(new AccountId("a1")),
        "portfolio p1" => HaltScope.Of(new PortfolioId("p1")),
        _ => HaltScope.Of(Orders.Btc),
    };

    private void Send(params IEnumerable<Engine.Accounts.OutgoingOrder> orders)
    {
        foreach (var order in orders)
        {
            Assert.Null(_switch.Send(order, _venue));
        }
    }

    private IEnumerable<string> Raised(HaltScope scope) =>
        _switch.Raise(Orders.Halt(scope), flatten: false, Patience).Working.Select(o => o.Id.Value);
}
