using System.ComponentModel;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Halts;

/// <summary>An emergency stop gone through for practice.</summary>
public sealed record HaltDrillView
{
    public required Timestamp At { get; init; }

    [Description("Whether every step was done, and in time.")]
    public required bool Passed { get; init; }

    public required double TookMs { get; init; }

    public required double TargetMs { get; init; }

    public required IReadOnlyList<HaltDrillStepView> Steps { get; init; }

    internal static HaltDrillView Of(HaltDrill drill) => new()
    {
        At = drill.At,
        Passed = drill.IsPassed,
        TookMs = StepView.Milliseconds(drill.Took),
        TargetMs = StepView.Milliseconds(drill.Target),
        Steps = [.. drill.Steps.Select(s => new HaltDrillStepView(s.Name, s.IsDone, StepView.Milliseconds(s.Took)))],
    };
}

/// <param name="Ms">Milliseconds from the call to the end of the step.</param>
public sealed record HaltDrillStepView(string Name, bool Done, double Ms);
