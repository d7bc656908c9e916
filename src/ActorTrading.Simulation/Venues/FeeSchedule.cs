using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Venues;

public enum FeeAsset
{
    /// <summary>The quote currency, on both sides.</summary>
    Quote,

    /// <summary>What the trade brings: the base of a buy, the quote of a sell. The default of Binance.</summary>
    Received,

    /// <summary>
    /// A third asset at a discount; where its balance or price is missing, what the trade brings, without discount.
    /// </summary>
    Third,
}

/// <summary>What a trade costs, as fractions of its value. Contracts always pay in the quote currency.</summary>
public sealed record FeeSchedule
{
    private const decimal AmountStep = 0.00000001m;

    public static FeeSchedule None { get; } = new();

    /// <summary>For resting orders; negative is a rebate.</summary>
    public decimal MakerRate { get; init; }

    public decimal TakerRate { get; init; }

    public FeeAsset Asset { get; init; } = FeeAsset.Quote;

    /// <summary>
    /// The instrument that prices the third asset in the quote currency of the trades: its base is that asset.
    /// </summary>
    public Symbol? ThirdAssetMarket { get; init; }

    /// <summary>Discount of the rate in the third asset: 0.25 pays three quarters.</summary>
    public decimal ThirdAssetDiscount { get; init; } = 0.25m;

    internal decimal RateMax => Math.Max(0m, Math.Max(MakerRate, TakerRate));

    /// <summary>The rate on top of the price that a spot buy may have to pay in the quote currency.</summary>
    internal decimal QuoteRateMax => Asset == FeeAsset.Quote ? RateMax : 0m;

    /// <summary>
    /// Fees are charged to this many decimals, rounded down, so that what was locked for an order always covers its
    /// fills.
    /// </summary>
    internal static decimal Rounded(decimal fee) => Rounding.Down(fee, AmountStep);

}
