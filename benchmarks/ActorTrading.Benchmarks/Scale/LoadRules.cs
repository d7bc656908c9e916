using System.Globalization;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>What the sessions of a load go by.</summary>
internal static class LoadRules
{
    private const int PeriodMin = 3;
    private const int Periods = 18;

    /// <summary>Its multiples spread evenly over the unit interval, whatever the number of sessions.</summary>
    private const double Golden = 0.618_033_988_75;

    /// <summary>Rules that wait for what does not come.</summary>
    public static string Idle(int session) => $$"""
        [
          {"name": "dip", "type": "entry",
           "conditions": [{"field": "price", "operator": "less_than", "value": {{Level(session)}}},
                          {"field": "rsi", "operator": "less_than", "value": 30}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5, "stop_loss": 3}]},
          {"name": "top", "type": "exit",
           "conditions": [{"field": "rsi", "operator": "greater_than", "value": 70},
                          {"field": "position_open", "operator": "equals", "value": 1}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]},
          {"name": "loss", "type": "exit",
           "conditions": [{"field": "position_pnl_percentage", "operator": "less_than", "value": -5}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    /// <summary>
    /// Rules that a tick makes fire: in when the price comes up through a moving average of one-second bars, of another
    /// length for each session, and no cash is bound by an order; out when it comes down again after so long, which is
    /// half as long for some and half as long again for others.
    /// </summary>
    public static string Trading(int session, TimeSpan heldFor) => $$"""
        [
          {"name": "up", "type": "entry",
           "conditions": [{"field": "price", "operator": "crosses_above", "value": {{Average(session)}}},
                          {"field": "position_open", "operator": "equals", "value": 0},
                          {"field": "portfolio_cash_percentage", "operator": "greater_than", "value": 97}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5}]},
          {"name": "down", "type": "exit",
           "conditions": [{"field": "price", "operator": "crosses_below", "value": {{Average(session)}}},
                          {"field": "position_holding_minutes", "operator": "greater_than",
                           "value": {{Text(heldFor.TotalMinutes * Share(session))}}}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    private static double Share(int session) => 0.5 + (session * Golden % 1);

    private static string Average(int session) =>
        $$"""{"field": "ema", "period": {{Text(PeriodMin + (session / 20 % Periods))}}, "timeframe": "1s"}""";

    private static string Level(int session) => Text(1.0 / (session + 1));

    private static string Text(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
