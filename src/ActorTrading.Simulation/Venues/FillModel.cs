namespace ActorTrading.Simulation.Venues;

/// <summary>When the price has come far enough for a resting limit order.</summary>
public enum LimitRule
{
    /// <summary>The price has to go strictly beyond the limit.</summary>
    Through,

    /// <summary>The limit price itself is enough, with <see cref="FillModel.TouchProbability"/>.</summary>
    Touch,
}

/// <summary>The way that the price is taken to have gone inside a bar.</summary>
public enum BarPath
{
    /// <summary>
    /// Each side meets its worse extreme first: sells open, low, high, close; buys open, high, low, close.
    /// </summary>
    Pessimistic,

    OpenHighLowClose,

    OpenLowHighClose,

    /// <summary>The extreme nearer to the open first; the low where both are as near.</summary>
    Adaptive,
}

/// <summary>What becomes of a market order that is larger than the liquidity in reach.</summary>
public enum MarketRemainder
{
    /// <summary>It stays and trades with the next bar or quote.</summary>
    Wait,

    /// <summary>It expires, as at Binance.</summary>
    Expire,

    /// <summary>It trades at the last price in reach.</summary>
    FillAtLast,
}

/// <summary>How orders meet the market.</summary>
public sealed record FillModel
{
    public LimitRule LimitRule { get; init; } = LimitRule.Through;

    /// <summary>
    /// Chance, from 0 to 1, that a price which touches a limit without going beyond fills it. Drawn at each touch.
    /// </summary>
    public double TouchProbability { get; init; } = 1.0;

    public BarPath BarPath { get; init; } = BarPath.Pessimistic;

    /// <summary>
    /// Largest share of a bar's volume, of a shown size or of a public trade that one account gets of each; null for no
    /// such limit, when a bar or a trade fills an order whole and a quote or book fills up to the shown size.
    /// </summary>
    public decimal? Participation { get; init; }

    public MarketRemainder MarketRemainder { get; init; } = MarketRemainder.Wait;

    /// <summary>
    /// Whether a resting limit order waits behind the size that was shown at its price when it came (quote and book
    /// models).
    /// </summary>
    public bool QueuePosition { get; init; }
}
