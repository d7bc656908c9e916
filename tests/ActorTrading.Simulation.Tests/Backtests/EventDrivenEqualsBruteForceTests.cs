using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Sessions;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.MarketData.Synthetic;

namespace ActorTrading.Simulation.Tests.Backtests;

/// <summary>
/// The stream looks at a rule only when something that it depends on has changed. Here the same run is made a second
/// time with every rule looked at with every event: journals, states and the venue's books must be the same to the last
/// byte.
/// </summary>
public sealed class EventDrivenEqualsBruteForceTests
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(10);

    [Theory]
    [MemberData(nameof(Seeds), 30)]
    public void On_minute_bars(int seed)
    {
        var market = RunLab.Minutes((ulong)seed, Length);
        var rules = new RandomRules(seed, price: 100m).Draw();

        AssertSame(market, [RunLab.Portfolio("p", rules, RunLab.Btc)]);
    }

    [Theory]
    [MemberData(nameof(Seeds), 30)]
    public void Where_rules_on_one_symbol_depend_on_what_is_held_in_another(int seed)
    {
        var market = RunLab.Minutes((ulong)seed, Length);
        var rules = new RandomRules(seed, price: 100m) { LooksAtCash = false }.Draw();

        AssertSame(market, [RunLab.Portfolio("p", rules, RunLab.Btc, RunLab.Eth)]);
    }

    [Theory]
    [MemberData(nameof(Seeds), 12)]
    public void On_quotes_and_trades(int seed)
    {
        var market = RunLab.Ticks((ulong)seed, TimeSpan.FromHours(3));
        var portfolio = RunLab.Portfolio("p", new RandomRules(seed, price: 100m).Draw(), RunLab.Btc);

        AssertSame(
            market, [portfolio with { Session = portfolio.Session with { Evaluation = EvaluationMode.EveryTick } }]);
    }

    [Theory]
    [MemberData(nameof(Seeds), 12)]
    public void On_bars_that_are_made_of_ticks(int seed)
    {
        var market = RunLab.Ticks((ulong)seed, TimeSpan.FromHours(6));

        AssertSame(market, [RunLab.Portfolio("p", new RandomRules(seed, price: 100m).Draw(), RunLab.Btc)]);
    }

    [Theory]
    [MemberData(nameof(Seeds), 12)]
    public void On_bars_of_five_minutes_with_data_that_may_be_too_old_and_a_start_and_end_on_schedule(int seed)
    {
        var market = RunLab.Minutes((ulong)seed, Length);
        var portfolio = RunLab.Portfolio("p", new RandomRules(seed, price: 100m).Draw(), RunLab.Btc);

        AssertSame(market, [portfolio with
        {
            Session = portfolio.Session with
            {
                DefaultTimeframe = Timeframe.OfMinutes(5),
                MaxDataAge = TimeSpan.FromMinutes(2),
                ScheduledStart = market.Start + TimeSpan.FromMinutes(95),
                ScheduledEnd = market.Start + TimeSpan.FromHours(8),
            },
        }]);
    }

    [Fact]
    public void The_runs_compared_do_trade_and_meet_stops_trails_and_limits()
    {
        var runs = Enumerable.Range(1, 60).Select(seed =>
        {
            var market = RunLab.Minutes((ulong)seed, Length);
            var rules = new RandomRules(seed, price: 100m).Draw();
            var portfolio = RunLab.Portfolio("p", rules, RunLab.Btc);
            return RunLab.Run(RunLab.Setup(market, RunLab.Record(market), portfolio));
        }).ToArray();

        var reasons = runs.SelectMany(r => r.Portfolios[0].ClosedTrades).Select(t => t.ExitReason).ToHashSet();
        ExitReason[] expected =
        [
            ExitReason.Rule, ExitReason.StopLoss, ExitReason.TrailingStop, ExitReason.TakeProfit, ExitReason.TimeExit,
        ];
        Assert.Superset(expected.ToHashSet(), reasons);
        Assert.True(runs.Sum(r => r.Portfolios[0].ClosedTradeCount) > 100);
        Assert.True(runs.Sum(r => r.Count<PortfolioEvent.RuleRearmed>()) > 100);
    }

    public static TheoryData<int> Seeds(int count) => [.. Enumerable.Range(1, count)];

    private static void AssertSame(SyntheticOptions market, ImmutableArray<BacktestPortfolio> portfolios)
    {
        var events = RunLab.Record(market);
        var driven = RunLab.Run(RunLab.Setup(market, events, portfolios));
        var plain = RunLab.Run(RunLab.Setup(market, events, portfolios) with { LooksAlways = true });

        Assert.True(
            plain.Journal.SequenceEqual(driven.Journal), FirstDifference(plain.Journal, driven.Journal, portfolios));
        Assert.Equal(plain.StateHash, driven.StateHash);
    }

    private static string FirstDifference(
        IReadOnlyList<string> plain, IReadOnlyList<string> driven, ImmutableArray<BacktestPortfolio> portfolios)
    {
        var rules = string.Join('\n', portfolios.SelectMany(p => p.Rules).Select(RuleJson.Write));
        var at = plain.Zip(driven).TakeWhile(pair => pair.First == pair.Second).Count();
        var before = string.Join('\n', plain.Take(at).TakeLast(3));
        return $"After {at} equal events, of which the last:\n{before}\n"
            + $"looking always:\n{plain.ElementAtOrDefault(at)}\n"
            + $"looking at changes:\n{driven.ElementAtOrDefault(at)}\nrules:\n{rules}";
    }
}
