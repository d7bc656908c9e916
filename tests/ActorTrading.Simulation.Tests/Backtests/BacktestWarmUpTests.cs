using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.Backtests;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Backtests;

public sealed class BacktestWarmUpTests
{
    private const string Various = """
        [
          {"name": "Slow", "type": "entry",
           "conditions": [{"field": "sma", "period": 50, "operator": "greater_than", "value": 1},
                          {"field": "close", "operator": "crosses_above", "value": {"field": "sma", "period": 60}},
                          {"field": "highest", "period": 10, "timeframe": "1d", "operator": "greater_than", "value": 1},
                          {"field": "price", "operator": "greater_than", "value": 1}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5}]},
          {"name": "Elsewhere", "type": "entry", "symbols": ["ETH-USD"],
           "conditions": [{"field": "sma", "period": 500, "operator": "greater_than", "value": 1}],
           "actions": [{"type": "buy", "sizing_method": "volatility_target", "size_value": 5}]},
          {"name": "Off", "type": "entry", "is_active": false,
           "conditions": [{"field": "sma", "period": 9000, "operator": "greater_than", "value": 1}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5}]}
        ]
        """;

    private static readonly BacktestPortfolio Both = Portfolio(Various, "main", BtcSymbol, EthSymbol);
    private static readonly MarketFeed[] Feeds = [.. Instruments.Select(i => new MarketFeed(i, Hour))];

    [Fact]
    public void The_longest_need_of_each_symbol_and_timeframe_counts_crossings_one_bar_more()
    {
        var day = Timeframe.OfMinutes(1_440);
        Assert.Equal(
            [
                new(BtcSymbol, day, 10, "highest(10,0)@1d", "Slow"),
                new(BtcSymbol, Hour, 61, "sma(60)@1h", "Slow"),
                new(EthSymbol, Hour, 500, "sma(500)@1h", "Elsewhere"),
                new(EthSymbol, day, 10, "highest(10,0)@1d", "Slow"),
            ],
            BacktestWarmUp.Of(Both));
        Assert.Equal(TimeSpan.FromHours(500), BacktestWarmUp.LongestOf([Both]));
        Assert.Equal(TimeSpan.Zero, BacktestWarmUp.LongestOf([]));
    }

    [Fact]
    public void A_size_by_volatility_needs_its_bars_though_no_condition_names_them()
    {
        var rules = Various.Replace("\"period\": 500", "\"period\": 2", StringComparison.Ordinal);
        var portfolio = Portfolio(rules, "main", EthSymbol);
        var need = BacktestWarmUp.Of(portfolio with { Rules = [portfolio.Rules[1]] });
        Assert.Equal("volatility", Assert.Single(need).Field);
    }

    [Fact]
    public void Data_that_begins_too_late_is_refused_with_what_to_do()
    {
        var first = Start + TimeSpan.FromHours(1);
        var enough = Start + TimeSpan.FromHours(500);

        Assert.Null(BacktestWarmUp.Check([Both], Feeds, _ => first, enough));
        var refusal = BacktestWarmUp.Check([Both], Feeds, _ => first, enough - TimeSpan.FromHours(1));

        Assert.Equal(BacktestWarmUp.TooShort, refusal!.Code);
        Assert.Contains(
            "rule 'Elsewhere' reads sma(500)@1h on ETH-USD, which needs 500 bars of 1h (20.83 days)",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Contains($"Begin at {enough} or later", refusal.Message, StringComparison.Ordinal);
        Assert.Null(BacktestWarmUp.Check([Both], Feeds, _ => (Timestamp?)null, first));
    }

    [Fact]
    public void The_stated_warm_up_is_the_first_bar_at_which_the_rule_can_fire()
    {
        const string Simple = """
            [{"name": "Mean", "type": "entry",
              "conditions": [{"field": "sma", "period": 7, "operator": "greater_than", "value": 1}],
              "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5}]}]
            """;
        var log = new MemoryLog();
        BacktestLab.Run(Setup(Walk(20, seed: 1), Portfolio(Simple)), Options(log));
        Assert.Equal(Start + BacktestWarmUp.LongestOf([Portfolio(Simple)]), log.Decisions[0].At);
    }
}
