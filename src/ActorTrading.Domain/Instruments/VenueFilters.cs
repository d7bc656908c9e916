namespace ActorTrading.Domain.Instruments;

/// <summary>
/// What a venue accepts on one market. Zero (or null for a maximum) means that the venue states no such rule.
/// The market variants hold for market orders where the venue has its own, and fall back to the general ones: Binance
/// sends a market step of zero for most symbols and holds market orders to the general step all the same.
/// Source: Binance spot filters PRICE_FILTER, LOT_SIZE, MARKET_LOT_SIZE, NOTIONAL; Coinbase product increments.
/// </summary>
public sealed record VenueFilters
{
    public static VenueFilters None { get; } = new();

    public decimal TickSize { get; init; }

    public decimal MinPrice { get; init; }

    public decimal? MaxPrice { get; init; }

    public decimal LotStep { get; init; }

    public decimal MinQuantity { get; init; }

    public decimal? MaxQuantity { get; init; }

    public decimal? MarketLotStep { get; init; }

    public decimal? MarketMinQuantity { get; init; }

    public decimal? MarketMaxQuantity { get; init; }

    public decimal MinNotional { get; init; }

    public decimal? MaxNotional { get; init; }

    /// <summary>Whether the notional bounds hold for market orders too, taken at the reference price.</summary>
    public bool NotionalAppliesToMarket { get; init; } = true;

    public int? MaxOpenOrders { get; init; }

    public decimal LotStepFor(bool market) => market && MarketLotStep > 0m ? MarketLotStep.Value : LotStep;

    public decimal MinQuantityFor(bool market) =>
        market && MarketMinQuantity > 0m ? MarketMinQuantity.Value : MinQuantity;

    public decimal? MaxQuantityFor(bool market) => market && MarketMaxQuantity > 0m ? MarketMaxQuantity : MaxQuantity;
}
