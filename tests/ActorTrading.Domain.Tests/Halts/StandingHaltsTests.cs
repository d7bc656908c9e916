using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Halts;

public sealed class StandingHaltsTests
{
    private static readonly Timestamp Now = Timestamp.Parse("2026-03-04T12:00:00Z");
    private static readonly HaltScope Btc = HaltScope.Of(Symbol.Of("BTC-USD"));

    private static readonly Gen<StandingHalts> Standings =
        from changes in (
            from scope in Gen.Elements(HaltScope.Cluster, Btc, HaltScope.Of(new AccountId("a1")))
            from level in Gen.Elements(HaltLevel.ReduceOnly, HaltLevel.Halted)
            from flatten in Gen.Elements(true, false)
            select (Halt: Halt(scope, level), flatten)).ListOf()
        select changes.Aggregate(StandingHalts.None, (all, c) => all.Raise(c.Halt, c.flatten));

    [Fact]
    public void The_strictest_of_two_holds_all_of_both_and_does_not_care_which_comes_first() => Prop.ForAll(
        Standings.ToArbitrary(),
        Standings.ToArbitrary(),
        (left, right) =>
        {
            var both = StandingHalts.Strictest(left, right);
            return both.IsSameAs(StandingHalts.Strictest(right, left))
                && StandingHalts.Strictest(both, left).IsSameAs(both)
                && left.Halts.Raised.Keys.Concat(right.Halts.Raised.Keys).All(scope => both.Halts.LevelOf(scope)
                    == HaltPolicy.Strictest(left.Halts.LevelOf(scope), right.Halts.LevelOf(scope)))
                && both.Flattening.SetEquals(left.Flattening.Union(right.Flattening));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Flattening_stays_asked_for_until_the_halt_is_lowered()
    {
        var asked = StandingHalts.None.Raise(Halt(Btc, HaltLevel.Halted), flatten: true)
            .Raise(Halt(Btc, HaltLevel.ReduceOnly), flatten: false);
        Assert.Contains(Btc, asked.Flattening);
        Assert.Equal(HaltLevel.Halted, asked.Halts.LevelOf(Btc));

        var loosened = asked.Lower(new(Btc, HaltLevel.ReduceOnly, "calm", "ben", Now));

        Assert.Empty(loosened.Flattening);
        Assert.Equal(HaltLevel.ReduceOnly, loosened.Halts.LevelOf(Btc));
        Assert.True(loosened.Lower(new(Btc, HaltLevel.None, "calm", "ben", Now)).IsEmpty);
    }

    [Fact]
    public void Lowering_what_stands_lower_changes_nothing()
    {
        var standing = StandingHalts.None.Raise(Halt(Btc, HaltLevel.ReduceOnly), flatten: true);

        Assert.Same(standing, standing.Lower(new(Btc, HaltLevel.Halted, "calm", "ben", Now)));
    }

    [Fact]
    public void A_scope_touches_its_own_orders_only()
    {
        var (account, portfolio, symbol) = (new AccountId("x"), new PortfolioId("y"), Symbol.Of("BTC-USD"));

        Assert.All(
            new[] { HaltScope.Cluster, HaltScope.Of(account), HaltScope.Of(portfolio), HaltScope.Of(symbol) },
            scope => Assert.True(scope.Touches(account, portfolio, symbol)));
        Assert.All(
            new[] { HaltScope.Drill, HaltScope.Of(new AccountId("y")), HaltScope.Of(new PortfolioId("x")) },
            scope => Assert.False(scope.Touches(account, portfolio, symbol)));
    }

    private static Halt Halt(HaltScope scope, HaltLevel level) => new(scope, level, "smoke", "anna", Now);
}
