namespace ActorTrading.Domain.Indicators;

/// <summary>
/// The range of a bar with the gap from the previous close added to it.
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978, section III.
/// </summary>
internal static class TrueRange
{
    public static double Of(in IndicatorInput bar, double previousClose) =>
        Math.Max(bar.High, previousClose) - Math.Min(bar.Low, previousClose);
}
