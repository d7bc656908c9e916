using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>The deepest fall of equity from its peak so far, the start balance being the first peak.</summary>
public sealed record DrawdownFigures
{
    /// <summary>Of the peak, as a fraction, never negative; 0 for a run that never fell.</summary>
    public required double Depth { get; init; }

    /// <summary>The same fall in money.</summary>
    public required Amount Money { get; init; }

    /// <summary>The largest fall in money, which may be another one than the deepest.</summary>
    public required Amount LargestMoney { get; init; }

    public Timestamp? PeakAt { get; init; }

    public Timestamp? TroughAt { get; init; }

    /// <summary>When equity was back at the peak; null where it never was.</summary>
    public Timestamp? RecoveredAt { get; init; }

    /// <summary>The longest time below a peak, whether it ended or not.</summary>
    public required TimeSpan LongestUnderwater { get; init; }

    /// <summary>How far equity is below its peak at the end, as a fraction.</summary>
    public required double Current { get; init; }

    /// <summary>From the trough back to the peak.</summary>
    public TimeSpan? Recovery => RecoveredAt is { } end && TroughAt is { } trough ? end - trough : null;
}
