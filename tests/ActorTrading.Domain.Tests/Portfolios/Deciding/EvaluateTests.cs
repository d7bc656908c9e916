using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Tests.Orders;

namespace ActorTrading.Domain.Tests.Portfolios.Deciding;

public sealed class EvaluateTests
{
    [Fact]
    public void A_rule_that_is_true_buys_and_says_why()
    {
        var desk = Desk.Running().When(d => d.Evaluating(Desk.Buys()))
            .Then("fired in v3", "intended 1 entry buy 10 market");

        var intent = Assert.IsType<PortfolioEvent.OrderIntended>(desk.Story.Events[1]).Intent;
        Assert.Equal(("in", 3, "in"), (intent.Why.Rule!.Value.Value, intent.Why.RuleVersion, intent.Why.RuleName));
        Assert.Equal(Truth.True, intent.Why.Explanation!.Outcome);
        Assert.Contains(intent.Why.Sizing, i => i is { Name: "equity", Value: 10_000m });
        Assert.Equal(RiskGateCodes(), intent.Why.Verdicts.Select(v => v.Code));
        Assert.All(intent.Why.Verdicts, v => Assert.True(v.Passed));
        // Ten at 100, one per cent for slippage, a tenth of a per cent for the fee.
        Assert.Equal(OrderFixtures.Usd(10m * 101m * 1.001m), intent.Reservation);
    }

    [Fact]
    public void A_rule_fires_once_re_arms_when_false_and_fires_again() =>
        Desk.Running()
            .Do(d => d.Evaluating(Desk.Buys()))
            .When(d => d.Pass(TimeSpan.FromMinutes(5)).Evaluating(Desk.Buys())).Then()
            .When(d => d.At(99m).Evaluating(Desk.Buys())).Then("re-armed in")
            .When(d => d.At(99m).Evaluating(Desk.Buys())).Then()
            .When(d => d.At(100.5m).Evaluating(Desk.Buys())).Then("fired in v3", "intended 2 entry buy 10 market");

    [Fact]
    public void After_its_cooldown_a_rule_fires_again_though_it_never_was_false()
    {
        var rule = Desk.Buys() with { Cooldown = TimeSpan.FromMinutes(10) };

        Desk.Running()
            .Do(d => d.Evaluating(rule))
            .When(d => d.Pass(TimeSpan.FromMinutes(9)).Evaluating(rule)).Then()
            .When(d => d.Pass(TimeSpan.FromMinutes(1)).Evaluating(rule))
            .Then("fired in v3", "intended 2 entry buy 10 market");
    }

    [Fact]
    public void Of_opposite_rules_the_exit_acts_and_the_entry_is_recorded()
    {
        var sells = Desk.Sells(below: 200m);

        Desk.Running().When(d => d.Evaluating(Desk.Buys(), sells))
            .Then("fired in v3", "fired out v3", "in outranked by out: opposite_signal");
    }

    [Fact]
    public void What_the_gate_refuses_is_on_record_with_the_verdict()
    {
        var policy = TradingPolicy.Default with { Limits = RiskLimits.Default with { MaxOrderNotional = 500m } };

        var desk = Desk.Running(policy).When(d => d.Evaluating(Desk.Buys()))
            .Then("fired in v3", "denied entry order_notional");

        var why = Assert.IsType<PortfolioEvent.OrderDenied>(desk.Story.Events[1]).Why;
        var verdict = Assert.Single(why.Verdicts, v => !v.Passed);
        Assert.Equal((500m, 1_000m), (verdict.Limit, verdict.Observed));
    }

    [Fact]
    public void A_paused_session_takes_no_entry_but_exits_pass() =>
        Desk.Holding()
            .Do(d => d.Session(at => new SessionCommand.PauseEntries("lunch") { At = at }))
            .When(d => d.Evaluating(Desk.Buys(name: "more"))).Then("fired more v3", "denied entry session_not_running")
            .When(d => d.At(94m).Evaluating(Desk.Sells(below: 95m)))
            .Then("fired out v3", "close queued: Rule", "intended 2 exit sell 10 market");

    [Fact]
    public void A_session_that_is_not_on_evaluates_nothing() =>
        Desk.Funded().When(d => d.Evaluating(Desk.Buys())).Then();

    [Fact]
    public void An_exit_rule_cancels_the_protection_first_and_sells_when_it_is_gone() =>
        Desk.Holding(new() { StopLossPercentage = 5m, TakeProfitPercentage = 10m })
            .When(d => d.At(96m).Evaluating(Desk.Sells(below: 97m)))
            .Then(
                "fired out v3", "close queued: Rule", "cancel 2: position is being closed",
                "cancel 3: position is being closed")
            .When(d => d.Canceled(2)).Then("reported 2 canceled")
            .When(d => d.Canceled(3)).Then("reported 3 canceled", "intended 4 exit sell 10 market");

    [Fact]
    public void Where_the_stop_fills_while_it_is_cancelled_nothing_is_left_to_close() =>
        Desk.Holding(new() { StopLossPercentage = 5m })
            .Do(d => d.At(96m).Evaluating(Desk.Sells(below: 97m)))
            .When(d => d.Filled(2, Side.Sell, 10m, 95m))
            .Then("filled 2 10 at 95", "session trade counted", "close dropped");

    [Fact]
    public void Rules_notify_pause_halt_and_cancel()
    {
        var terms = new OrderTerms { Type = OrderType.Limit, LimitOffsetPercentage = 1m };
        ImmutableArray<Rule> rules =
        [
            Acting("a", new RuleAction.Notify("Look here.")),
            Acting("b", new RuleAction.CancelOrders()),
            Acting("c", new RuleAction.PauseSession()),
            Acting("d", new RuleAction.Halt(HaltLevel.Halted)),
        ];

        Desk.Running()
            .Do(d => d.Evaluating(Desk.Buys(terms: terms)))
            .When(d => d.Evaluating(rules))
            .Then(
                "fired a v3", "fired b v3", "fired c v3", "fired d v3",
                "notified: Look here.", "cancel 1: rule b", "session entries paused",
                "raised Halted on portfolio p1: d");
    }

    [Fact]
    public void An_entry_that_sells_what_is_not_held_is_denied()
    {
        var sell = new RuleAction.Sell(new SizingMethod.FixedQuantity(1m), OrderTerms.Market);
        var rule = Desk.Rule("short", RuleType.Entry, ComparisonOperator.LessThan, 200, sell);

        Desk.Running().When(d => d.Evaluating(rule)).Then("fired short v3", "denied exit no_position");
    }

    private static Rule Acting(string name, RuleAction action) =>
        Desk.Rule(name, RuleType.Risk, ComparisonOperator.GreaterThan, 1, action);

    private static IEnumerable<string> RiskGateCodes() =>
        RiskGate.Check(Tests.Risk.Market.Request).Verdicts.Select(v => v.Code);
}
