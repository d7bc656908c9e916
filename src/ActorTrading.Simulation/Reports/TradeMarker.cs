using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports;

/// <summary>A position on the chart, from where it was opened to where it was closed.</summary>
/// <param name="Side">Buy for long.</param>
/// <param name="IsProfit">Whether it ended with a profit after fees; null while it is open.</param>
public sealed record TradeMarker(
    Side Side, Timestamp OpenedAt, decimal EntryPrice, Timestamp? ClosedAt, decimal? ExitPrice, bool? IsProfit)
{
    /// <summary>What the reader sees on pointing at it, such as the rule's name.</summary>
    public string? Note { get; init; }

    public static TradeMarker Of(TradeOutcome outcome) => new(
        outcome.Trade.Side,
        outcome.Trade.OpenedAt,
        outcome.Trade.EntryPrice.Value,
        outcome.Trade.ClosedAt,
        outcome.Trade.ExitPrice.Value,
        outcome.Trade.Profit.Value > 0m)
    {
        Note = outcome.Trade.EntryRule,
    };
}
