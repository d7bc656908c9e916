using System.Diagnostics;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Simulation.Metrics;

public static class ExitReasons
{
    /// <summary>The name in files and tables: <c>stop_loss</c>.</summary>
    public static string Name(this ExitReason reason) => reason switch
    {
        ExitReason.Rule => "rule",
        ExitReason.StopLoss => "stop_loss",
        ExitReason.TrailingStop => "trailing_stop",
        ExitReason.TakeProfit => "take_profit",
        ExitReason.Roi => "roi",
        ExitReason.TimeExit => "time_exit",
        ExitReason.Liquidation => "liquidation",
        ExitReason.EmergencyStop => "emergency_stop",
        ExitReason.SessionStop => "session_stop",
        ExitReason.Operator => "operator",
        _ => throw new UnreachableException(),
    };
}
