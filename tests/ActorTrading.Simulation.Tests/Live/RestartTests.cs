using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Tests.Backtests;

namespace ActorTrading.Simulation.Tests.Live;

/// <summary>A node that comes back goes on with what its journal says, and trades nothing for coming back.</summary>
public sealed class RestartTests
{
    private static readonly BacktestPortfolio Portfolio = BacktestLab.Portfolio(
        BacktestLab.Threshold.Replace("close", "price", StringComparison.Ordinal)).OnTicks();

    [Fact]
    public void A_rule_that_fired_before_the_restart_does_not_fire_again_because_of_it()
    {
        var journal = new InMemoryJournal();
        var before = Play(journal, isFirst: true, from: 0, 99m, 101m, 102m);
        Assert.Contains(before, l => l.Contains(nameof(PortfolioEvent.RuleFired), StringComparison.Ordinal));

        var lines = Play(journal, isFirst: false, from: 3, 103m, 104m);

        Assert.DoesNotContain(lines, l => l.Contains(nameof(PortfolioEvent.RuleFired), StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_is_armed_and_true_fires_with_the_first_event_and_not_with_the_switch()
    {
        var journal = new InMemoryJournal();
        Play(journal, isFirst: true, from: 0, 99m, 98m);

        using var live = Restarted(journal, from: 2);
        live.Step(Trade(2, 101m));
        live.Loop.StartEvaluating();
        live.Settle();
        Assert.Empty(live.Journal);

        live.Step(Trade(3, 102m));
        Assert.Contains(live.Journal, l => l.Contains(nameof(PortfolioEvent.RuleFired), StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_turned_false_meanwhile_is_armed_again_and_fires_when_it_turns_true()
    {
        var journal = new InMemoryJournal();
        Play(journal, isFirst: true, from: 0, 99m, 101m, 102m);

        var lines = Play(journal, isFirst: false, from: 3, 98m, 101m);

        Assert.Contains(lines, l => l.Contains(nameof(PortfolioEvent.RuleRearmed), StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("\"Above\"", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Play(
        InMemoryJournal journal, bool isFirst, int from, params ReadOnlySpan<decimal> prices)
    {
        using var live = isFirst ? Started(journal) : Restarted(journal, from);
        live.Loop.StartEvaluating();
        foreach (var price in prices)
        {
            live.Step(Trade(from++, price));
        }

        return live.Journal;
    }

    private static LiveRun Started(InMemoryJournal journal)
    {
        var live = new LiveRun(BacktestLab.Setup([Trade(0, 1m)], Portfolio), journal, At(0));
        live.OpenAll(At(0));
        return live;
    }

    private static LiveRun Restarted(InMemoryJournal journal, int from)
    {
        var live = new LiveRun(BacktestLab.Setup([Trade(0, 1m)], Portfolio), journal, At(from));
        live.Wake(Portfolio.Id);
        return live;
    }

    private static Domain.MarketData.MarketEvent Trade(int second, decimal price) =>
        Domain.MarketData.MarketEvent.Trade(
            BacktestLab.Btc, At(second), price, 1_000m, Domain.Instruments.Side.Buy);

    private static Timestamp At(int second) => BacktestLab.Start + TimeSpan.FromSeconds(second);
}
