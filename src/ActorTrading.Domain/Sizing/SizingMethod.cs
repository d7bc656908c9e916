namespace ActorTrading.Domain.Sizing;

/// <summary>How large an order is to be.</summary>
public abstract record SizingMethod
{
    private SizingMethod()
    {
    }

    /// <summary>A fixed quantity of the base asset.</summary>
    public sealed record FixedQuantity(decimal Quantity) : SizingMethod;

    /// <summary>A fixed value in the quote currency.</summary>
    public sealed record FixedNotional(decimal Notional) : SizingMethod;

    /// <summary>This many per cent of equity.</summary>
    public sealed record PercentageOfEquity(decimal Percentage) : SizingMethod;

    /// <summary>
    /// The Kelly fraction W − (1 − W)/R of the portfolio's own closed trades, times <paramref name="Fraction"/>,
    /// at most <paramref name="CapPercentage"/> of equity, and none before <paramref name="MinimumTrades"/> trades.
    /// </summary>
    public sealed record Kelly(decimal Fraction, decimal CapPercentage, int MinimumTrades) : SizingMethod;

    /// <summary>So that the distance to the stop, once lost, costs this many per cent of equity.</summary>
    public sealed record RiskPerTrade(decimal Percentage) : SizingMethod;

    /// <summary>So that the position's annualised volatility is this many per cent of equity.</summary>
    public sealed record VolatilityTarget(decimal Percentage) : SizingMethod;

    /// <summary>The whole position. For exits only.</summary>
    public sealed record FullPosition : SizingMethod;
}
