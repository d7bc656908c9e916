using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Halts;

public sealed class HaltDeciderTests
{
    private static readonly Timestamp Now = Timestamp.Parse("2026-03-04T12:00:00Z");
    private static readonly AccountId Account = new("a1");
    private static readonly PortfolioId Portfolio = new("p1");
    private static readonly Symbol Btc = Symbol.Of("BTC-USD");

    private static readonly Gen<HaltScope> Scopes = Gen.Elements(
        HaltScope.Cluster, HaltScope.Of(Account), HaltScope.Of(Portfolio), HaltScope.Of(Btc),
        HaltScope.Of(new AccountId("p1")), HaltScope.Of(Symbol.Of("ETH-USD")));

    private static readonly Gen<HaltCommand> Commands =
        from scope in Scopes
        from level in Gen.Elements(HaltLevel.None, HaltLevel.ReduceOnly, HaltLevel.Halted)
        from raises in Gen.Elements(true, false)
        select raises ? (HaltCommand)Raise(scope, level) : Lower(scope, level);

    [Fact]
    public void Raising_a_halt_records_who_and_why()
    {
        var halt = new Halt(HaltScope.Cluster, HaltLevel.Halted, "venue misbehaves", "anna", Now);

        var decision = HaltDecider.Decide(HaltState.Initial, new HaltCommand.Raise(halt));

        Assert.Equal(new HaltEvent.Raised(halt), Assert.Single(decision.Events));
        Assert.Equal(
            halt, Assert.Single(After(Raise(HaltScope.Cluster, HaltLevel.ReduceOnly), new HaltCommand.Raise(halt))
            .Touching(Account, Portfolio, Btc)));
    }

    [Fact]
    public void A_milder_halt_does_not_loosen_a_stricter_one() =>
        Assert.Equal(
            HaltLevel.Halted,
            After(Raise(HaltScope.Cluster, HaltLevel.Halted), Raise(HaltScope.Cluster, HaltLevel.ReduceOnly))
                .LevelOf(HaltScope.Cluster));

    [Fact]
    public void Lowering_to_reduce_only_leaves_a_halt_and_lowering_to_none_lifts_it()
    {
        var halted = After(Raise(HaltScope.Of(Btc), HaltLevel.Halted));

        var lowered = Apply(halted, Lower(HaltScope.Of(Btc), HaltLevel.ReduceOnly));

        Assert.Equal(
            new Halt(HaltScope.Of(Btc), HaltLevel.ReduceOnly, "calm", "ben", Now), lowered.Raised[HaltScope.Of(Btc)]);
        Assert.Empty(Apply(lowered, Lower(HaltScope.Of(Btc), HaltLevel.None)).Raised);
    }

    [Fact]
    public void Lowering_never_tightens() =>
        Assert.Empty(HaltDecider.Decide(HaltState.Initial, Lower(HaltScope.Cluster, HaltLevel.Halted)).Events);

    [Fact]
    public void A_halt_needs_a_level_a_reason_and_an_author()
    {
        var halt = new Halt(HaltScope.Of(Account), HaltLevel.Halted, "why", "who", Now);

        Assert.Equal(
            HaltRejection.LevelMissing, RefusedCode(new HaltCommand.Raise(halt with { Level = HaltLevel.None })));
        Assert.Equal(HaltRejection.ReasonMissing, RefusedCode(new HaltCommand.Raise(halt with { Reason = " " })));
        Assert.Equal(HaltRejection.AuthorMissing, RefusedCode(new HaltCommand.Raise(halt with { By = "" })));
        Assert.Equal(HaltRejection.ReasonMissing,
            RefusedCode(new HaltCommand.Lower(halt.Scope, HaltLevel.None, "", "who", Now)));
        Assert.Equal(HaltRejection.AuthorMissing,
            RefusedCode(new HaltCommand.Lower(halt.Scope, HaltLevel.None, "why", "", Now)));
    }

    [Theory]
    [InlineData(HaltLevel.None, TradingAct.Open, true)]
    [InlineData(HaltLevel.None, TradingAct.Reduce, true)]
    [InlineData(HaltLevel.None, TradingAct.Cancel, true)]
    [InlineData(HaltLevel.ReduceOnly, TradingAct.Open, false)]
    [InlineData(HaltLevel.ReduceOnly, TradingAct.Reduce, true)]
    [InlineData(HaltLevel.ReduceOnly, TradingAct.Cancel, true)]
    [InlineData(HaltLevel.Halted, TradingAct.Open, false)]
    [InlineData(HaltLevel.Halted, TradingAct.Reduce, false)]
    [InlineData(HaltLevel.Halted, TradingAct.Cancel, true)]
    public void Each_level_lets_through_what_it_says(HaltLevel level, TradingAct act, bool permitted) =>
        Assert.Equal(permitted, level.Permits(act));

    [Theory]
    [InlineData(TradingAct.Open, false)]
    [InlineData(TradingAct.Reduce, true)]
    [InlineData(TradingAct.Cancel, true)]
    public void An_emergency_flatten_reduces_while_halted_and_opens_nothing(TradingAct act, bool permitted) =>
        Assert.Equal(permitted, HaltLevel.Halted.Permits(act, emergencyFlatten: true));

    [Fact]
    public void The_effective_level_is_the_strictest_of_those_that_touch() => Prop.ForAll(
        Commands.ListOf().ToArbitrary(),
        commands =>
        {
            var state = After([.. commands]);
            var highest = state.Raised.Values
                .Where(h => h.Scope.Kind == HaltScopeKind.Cluster || h.Scope == HaltScope.Of(Account)
                    || h.Scope == HaltScope.Of(Portfolio) || h.Scope == HaltScope.Of(Btc))
                .Select(h => (int)h.Level)
                .DefaultIfEmpty(0)
                .Max();
            return (int)state.Effective(Account, Portfolio, Btc) == highest
                && state.Touching(Account, Portfolio, Btc).All(h => h.Level != HaltLevel.None);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_command_given_twice_changes_nothing_the_second_time() => Prop.ForAll(
        Commands.ListOf().ToArbitrary(),
        Commands.ToArbitrary(),
        (before, command) =>
        {
            var state = After([.. before]);
            var first = HaltDecider.Decide(state, command);
            var again = HaltDecider.Decide(Apply(state, command), command);
            return again.Events.IsEmpty && again.Refusal == first.Refusal;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Scopes_of_different_kinds_with_one_name_are_different()
    {
        Assert.NotEqual(HaltScope.Of(new AccountId("x")), HaltScope.Of(new PortfolioId("x")));
        Assert.Equal(
            ["cluster", "account a1", "portfolio p1", "symbol BTC-USD"],
            new[] { HaltScope.Of(Btc), HaltScope.Of(Portfolio), HaltScope.Of(Account), HaltScope.Cluster }.Order()
                .Select(s => s.ToString()));
    }

    private static HaltCommand.Raise Raise(HaltScope scope, HaltLevel level) =>
        new(new(scope, level, "loss", "limit", Now));

    private static HaltCommand.Lower Lower(HaltScope scope, HaltLevel to) => new(scope, to, "calm", "ben", Now);

    private static string? RefusedCode(HaltCommand command) =>
        HaltDecider.Decide(HaltState.Initial, command).Refusal?.Code;

    private static HaltState After(params HaltCommand[] commands) => commands.Aggregate(HaltDecider.Initial, Apply);

    private static HaltState Apply(HaltState state, HaltCommand command) =>
        HaltDecider.Decide(state, command).Events.Aggregate(state, HaltDecider.Evolve);
}
