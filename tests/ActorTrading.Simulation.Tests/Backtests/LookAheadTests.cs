using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Reports;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Backtests;

/// <summary>
/// No decision can depend on what comes after it: cutting the data off changes nothing that was decided before.
/// </summary>
public sealed class LookAheadTests
{
    private const string Greedy = """
        [
          {"name": "Turn up", "type": "entry",
           "conditions": [{"field": "close", "operator": "crosses_above", "value": {"field": "ema", "period": 3}}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 20,
                        "stop_loss": 2, "take_profit": 3}]},
          {"name": "Day turn", "type": "exit",
           "conditions": [{"field": "close", "timeframe": "4h", "operator": "less_than",
                           "value": {"field": "open", "timeframe": "4h"}}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    // Bets on the direction of each bar by what it can know. Only a look at the bar to come makes it win each time.
    private const string BarWise = """
        [
          {"name": "Rose", "type": "entry",
           "conditions": [{"field": "close", "operator": "greater_than", "value": {"field": "open"}}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 20}]},
          {"name": "Fell", "type": "exit",
           "conditions": [{"field": "close", "operator": "less_than", "value": {"field": "open"}}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    [Fact]
    public void Decisions_on_bars_are_the_same_when_the_future_is_cut_off() =>
        AssertPrefixes(Walk(hours: 40, seed: 5), e => Setup(e, Portfolio(Greedy, "main", BtcSymbol, EthSymbol)));

    [Fact]
    public void Decisions_on_ticks_are_the_same_when_the_future_is_cut_off() =>
        AssertPrefixes(Ticks(count: 120, seed: 8), e => Setup(e, Portfolio(Greedy, "main").OnTicks()));

    [Fact]
    public void The_bar_that_would_pay_is_not_seen_before_it_closes()
    {
        // Each bar turns the other way: whoever knew the next close would win each time, and who does not never.
        var closes = Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 100m : 104m).ToArray();
        var report = BacktestLab.Run(Setup(Bars(Btc, closes), Portfolio(BarWise)), Options()).Report;

        Assert.InRange(report.Trades.Length, 15, 20);
        Assert.All(report.Trades, t => Assert.Equal((104m, 100m), (t.Trade.EntryPrice.Value, t.Trade.ExitPrice.Value)));
    }

    [Fact]
    public void A_last_bar_that_differs_changes_no_decision_before_its_close()
    {
        var market = Walk(hours: 60, seed: 5);
        var last = market[^3];
        var other = market[..^3].Append(Bar(60, last.Open, 500m, 1m, 400m)).ToArray();

        var (one, two) = (Decide(market[..^2]), Decide(other));

        Assert.NotEmpty(one);
        Assert.Equal(one.Where(d => IsBefore(d, last.Time)), two.Where(d => IsBefore(d, last.Time)));

        static List<string> Decide(MarketEvent[] events) =>
            DecisionsOf(Setup(events, Portfolio(Greedy, "main", BtcSymbol, EthSymbol)));
    }

    private static void AssertPrefixes(MarketEvent[] events, Func<MarketEvent[], BacktestSetup> setup)
    {
        var whole = DecisionsOf(setup(events));
        Assert.InRange(whole.Count, 5, int.MaxValue);
        for (var k = 1; k <= events.Length; k++)
        {
            // Events of one time are one instant: those after the cut may still be decided on at that time.
            var part = DecisionsOf(setup(events[..k]));
            Assert.Equal(part, whole.Take(part.Count));
            var end = k < events.Length ? events[k].Time : Timestamp.MaxValue;
            Assert.True(whole.Skip(part.Count).All(d => !IsBefore(d, end)), $"Cut after event {k}.");
        }
    }

    private static bool IsBefore(string decision, Timestamp time) =>
        Timestamp.Parse(decision[..decision.IndexOf(' ')]) < time;

    private static List<string> DecisionsOf(BacktestSetup setup)
    {
        var log = new MemoryLog();
        BacktestLab.Run(setup, Options(log) with { VerifiesReplay = false });
        return [.. log.Decisions.Select(TextOf)];
    }

    private static string TextOf(DecisionRecord d) =>
        $"{d.At} {d.Id} {d.Kind} {d.Symbol} {d.Rule?.Name} {d.OrderId} {d.Order?.Side} {d.Order?.Quantity} "
        + $"{d.Order?.StopPrice} {d.Order?.LimitPrice} {d.Reason} "
        + string.Join(';', d.Conditions.Select(c => c.Value.Number));

    private static MarketEvent[] Ticks(int count, int seed)
    {
        var random = new Random(seed);
        var (events, price) = (new MarketEvent[count], 100m);
        for (var i = 0; i < count; i++)
        {
            price += random.Next(-100, 101) / 100m;
            events[i] = i % 3 == 0
                ? Quote(i * 900.0, price - 0.01m, price + 0.01m)
                : Trade(i * 900.0, price);
        }

        return events;
    }
}
