using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Backtests;

/// <summary>How far a run has come.</summary>
/// <param name="Events">Events read, warm-up included.</param>
/// <param name="Time">Event time of the last of them.</param>
/// <param name="Elapsed">On the clock of the wall.</param>
/// <param name="Fraction">Of the whole run, from zero to one; null where its end is not known.</param>
public sealed record BacktestProgress(long Events, Timestamp Time, TimeSpan Elapsed, double? Fraction)
{
    public double EventsPerSecond => Elapsed > TimeSpan.Zero ? Events / Elapsed.TotalSeconds : 0d;

    /// <summary>As long as the rest takes at the average pace so far; null where that cannot be told.</summary>
    public TimeSpan? TimeLeft => Fraction is { } done and > 0d ? Elapsed * ((1d - done) / done) : null;
}
