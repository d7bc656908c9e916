using System.Collections.Immutable;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Sessions;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.MarketData.Synthetic;
using ActorTrading.Simulation.Tests.Backtests;

namespace ActorTrading.Simulation.Tests.Live;

/// <summary>
/// One engine: the same events through the live stream, with its doors, its queue and its board of marks, give the
/// same journals as a back-test, to the last byte.
/// </summary>
public sealed class LiveEqualsBacktestTests
{
    [Theory]
    [MemberData(nameof(Seeds), 10)]
    public void On_minute_bars(int seed) => AssertSame(
        RunLab.Minutes((ulong)seed, TimeSpan.FromHours(10)),
        RunLab.Portfolio("p", new RandomRules(seed, price: 100m).Draw(), RunLab.Btc));

    [Theory]
    [MemberData(nameof(Seeds), 6)]
    public void With_several_portfolios_on_two_symbols(int seed) => AssertSame(
        RunLab.Minutes((ulong)seed, TimeSpan.FromHours(8)),
        RunLab.Portfolio("a", new RandomRules(seed, price: 100m).Draw(), RunLab.Btc, RunLab.Eth),
        RunLab.Portfolio("b", new RandomRules(seed + 100, price: 10m).Draw(), RunLab.Eth));

    [Theory]
    [MemberData(nameof(Seeds), 4)]
    public void On_quotes_and_trades(int seed)
    {
        var portfolio = RunLab.Portfolio("p", new RandomRules(seed, price: 100m).Draw(), RunLab.Btc);
        AssertSame(
            RunLab.Ticks((ulong)seed, TimeSpan.FromHours(3)),
            portfolio with { Session = portfolio.Session with { Evaluation = EvaluationMode.EveryTick } });
    }

    public static TheoryData<int> Seeds(int count) => [.. Enumerable.Range(1, count)];

    private static void AssertSame(SyntheticOptions market, params ImmutableArray<BacktestPortfolio> portfolios)
    {
        var events = RunLab.Record(market);
        var setup = RunLab.Setup(market, events, portfolios);
        var expected = RunLab.Run(setup).Journal;

        var live = Play(setup, events);

        var same = expected.Zip(live).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            same == expected.Count && live.Count == same,
            $"after {same} equal events\nback-test: {expected.ElementAtOrDefault(same)}\n"
                + $"live: {live.ElementAtOrDefault(same)}");
    }

    private static IReadOnlyList<string> Play(BacktestSetup setup, ImmutableArray<MarketEvent> events)
    {
        using var live = new LiveRun(setup, new InMemoryJournal(), events[0].Time);
        live.Loop.StartEvaluating();
        live.OpenAll(events[0].Time);
        foreach (ref readonly var e in events.AsSpan())
        {
            live.Step(e);
        }

        return live.Journal;
    }
}
