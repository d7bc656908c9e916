using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// Brings a deviation of returns per bar to a year by the square root of time, which supposes that returns of different
/// bars are uncorrelated. A year has 365 days here: crypto markets do not close.
/// </summary>
public static class Annualisation
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <exception cref="ArgumentException"><see cref="Timeframe.Tick"/> has no length.</exception>
    public static double BarsPerYear(Timeframe timeframe) =>
        timeframe.IsTick
            ? throw new ArgumentException("Ticks have no length, so a year has no number of them.", nameof(timeframe))
            : Year / timeframe.Length;

    public static double Deviation(double perBar, Timeframe timeframe) => perBar * Math.Sqrt(BarsPerYear(timeframe));
}
