using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

public enum ExitReason
{
    Rule,
    StopLoss,
    TrailingStop,
    TakeProfit,
    Roi,
    TimeExit,
    Liquidation,
    EmergencyStop,
    SessionStop,
    Operator,
}

/// <summary>A round trip from flat to flat in one symbol.</summary>
public sealed record ClosedTrade
{
    public required Symbol Symbol { get; init; }

    public required Side Side { get; init; }

    public required Timestamp OpenedAt { get; init; }

    public required Timestamp ClosedAt { get; init; }

    /// <summary>Largest quantity held.</summary>
    public required Quantity Quantity { get; init; }

    public required Price EntryPrice { get; init; }

    public required Price ExitPrice { get; init; }

    /// <summary>Money result after fees and funding, in the base currency of the portfolio.</summary>
    public required Amount Profit { get; init; }

    public required Amount Fees { get; init; }

    /// <summary>Profit over the entry notional, after fees: 0.05 is five per cent.</summary>
    public required decimal ProfitRatio { get; init; }

    public required ExitReason ExitReason { get; init; }

    /// <summary>Names of the rules that opened and closed it, where rules did.</summary>
    public string? EntryRule { get; init; }

    public string? ExitRule { get; init; }
}
