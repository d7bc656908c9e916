using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>A position at its mark. Spot holdings are long positions with leverage one.</summary>
public sealed record PositionView
{
    public required Symbol Symbol { get; init; }

    /// <summary>Buy for long, sell for short.</summary>
    public required Side Side { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>Average price paid or received, fees not included.</summary>
    public required Price EntryPrice { get; init; }

    public required Price MarkPrice { get; init; }

    /// <summary>Best price since the position was opened: highest for a long, lowest for a short.</summary>
    public required Price BestPrice { get; init; }

    public required Timestamp OpenedAt { get; init; }

    /// <summary>Quantity times mark, in the base currency of the portfolio; never negative.</summary>
    public required Amount Notional { get; init; }

    public required Amount UnrealisedProfit { get; init; }

    public string? Group { get; init; }

    /// <summary>Unrealised profit over the entry notional, in per cent, fees not included.</summary>
    public decimal ProfitPercentage =>
        EntryPrice.Value == 0m ? 0m : Side.Sign() * (MarkPrice.Value - EntryPrice.Value) / EntryPrice.Value * 100m;
}
