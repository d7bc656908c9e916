namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// What is taken for a bad tick and what happens to it. A price is an outlier when it lies more than
/// <see cref="OutlierFactor"/> times above, or below one part in that of, the reference: the median of the last
/// <see cref="OutlierWindow"/> accepted closes (seeded from the first rows of the file, so that the first row is judged
/// too).
/// </summary>
/// <remarks>
/// Bars: an outlying close drops the bar. Where the close is sound, an outlying open becomes the last accepted close
/// (the price the market was known to have when the bar began), and outlying highs and lows are cut to the body; the
/// bar is kept and the repair reported. Trades, quotes and marks that are outliers are dropped. A real move to a new
/// level is accepted once <see cref="LevelShiftAfter"/> outliers in a row agree with one another.
/// </remarks>
public sealed record DataPolicy
{
    public static DataPolicy Default { get; } = new();

    /// <summary>
    /// Five: the largest sound bar on record (hourly mark price of ETH, March 2020) moved by 1.4 within the hour, and
    /// daily bars of 2020-03-12 by 2; the recorded bad prints are off by a factor of 300 and more.
    /// </summary>
    public decimal OutlierFactor { get; init; } = 5m;

    /// <summary>Accepted closes that the reference is the median of.</summary>
    public int OutlierWindow { get; init; } = 9;

    /// <summary>Outliers in a row, within the factor of one another, that make a new level.</summary>
    public int LevelShiftAfter { get; init; } = 5;

    /// <summary>Trade on outliers as if they were sound; they are still reported.</summary>
    public bool KeepOutliers { get; init; }

    /// <summary>A pause between ticks (trades and quotes) longer than this is reported.</summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromMinutes(5);
}
