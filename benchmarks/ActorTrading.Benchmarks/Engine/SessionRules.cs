using System.Collections.Immutable;
using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Sessions;
using ActorTrading.Simulation.Backtests;

namespace ActorTrading.Benchmarks.Engine;

/// <summary>Sessions to measure: two indicators, three rules.</summary>
internal static class SessionRules
{
    /// <summary>No price gets there: rules that wait for it change no verdict.</summary>
    public const double Unreachable = 1_000_000;

    /// <summary>Rules whose thresholds differ from portfolio to portfolio and are never passed.</summary>
    public static BacktestPortfolio Quiet(int number, Timeframe timeframe)
    {
        var threshold = (Unreachable + number).ToString(CultureInfo.InvariantCulture);
        var floor = (1.0 / (number + 1)).ToString("R", CultureInfo.InvariantCulture);
        return Portfolio(number, timeframe, $$"""
            [
              {"name": "Entry", "type": "entry",
               "conditions": [{"field": "price", "operator": "greater_than", "value": {{threshold}}},
                              {"field": "rsi", "timeframe": "{{timeframe}}", "operator": "less_than", "value": 99}],
               "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5}]},
              {"name": "Exit", "type": "exit",
               "conditions": [{"field": "ema", "timeframe": "{{timeframe}}",
                               "operator": "greater_than", "value": {{threshold}}},
                              {"field": "rsi", "timeframe": "{{timeframe}}", "operator": "greater_than", "value": 1}],
               "actions": [{"type": "sell", "sizing_method": "full_position"}]},
              {"name": "Stop", "type": "exit",
               "conditions": [{"field": "price", "operator": "less_than", "value": {{floor}}}],
               "actions": [{"type": "sell", "sizing_method": "full_position"}]}
            ]
            """);
    }

    /// <summary>Rules that trade: a moving average crossing with a momentum filter and a stop.</summary>
    public static BacktestPortfolio Trading(int number, Timeframe timeframe) => Portfolio(number, timeframe, """
        [
          {"name": "Cross up", "type": "entry",
           "conditions": [{"field": "price", "operator": "crosses_above", "value": {"field": "ema", "period": 200}},
                          {"field": "rsi", "operator": "less_than", "value": 70}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 20, "stop_loss": 3}]},
          {"name": "Cross down", "type": "exit",
           "conditions": [{"field": "price", "operator": "crosses_below", "value": {"field": "ema", "period": 200}}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]},
          {"name": "Stop Loss Protection", "type": "exit",
           "conditions": [{"field": "position_pnl_percentage", "operator": "less_than", "value": -2}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """);

    private static BacktestPortfolio Portfolio(int number, Timeframe timeframe, string rules) => new()
    {
        Id = new PortfolioId(string.Create(CultureInfo.InvariantCulture, $"p{number:D4}")),
        Cash = new Amount(10_000m, Currency.Usd),
        Rules = Parse(rules),
        Session = new SessionConfig
        {
            Name = "measured",
            Symbols = [Markets.Instrument.Symbol],
            DefaultTimeframe = timeframe.IsTick ? Timeframe.OfMinutes(1) : timeframe,
            Evaluation = timeframe.IsTick ? EvaluationMode.EveryTick : EvaluationMode.BarClose,
        },
    };

    private static ImmutableArray<RuleDefinition> Parse(string json) => RuleJson.Parse(json) switch
    {
        RuleParseResult.Valid valid => valid.Rules,
        RuleParseResult.Invalid invalid => throw new InvalidOperationException(string.Join('\n', invalid.Errors)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
