using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Halts.Register;

/// <summary>An emergency stop that was gone through for practice, and how long it took.</summary>
/// <param name="Took">From the call to its answer.</param>
/// <param name="Target">What it may take.</param>
public sealed record HaltDrill(
    string By, Timestamp At, TimeSpan Took, TimeSpan Target, ImmutableArray<HaltDrillStep> Steps)
{
    /// <summary>Whether every step was done, and in time.</summary>
    public bool IsPassed => Took <= Target && Steps.All(s => s.IsDone);
}

/// <param name="Took">From the call to the end of the step.</param>
public sealed record HaltDrillStep(string Name, bool IsDone, TimeSpan Took);
