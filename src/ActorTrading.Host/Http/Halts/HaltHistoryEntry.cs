using System.Diagnostics;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Halts;

public enum HaltHappening
{
    Raised,
    LowerRequested,
    Lowered,
    Drill,
    Outage,
}

/// <summary>One line of what happened to a node's halts, without codes.</summary>
public sealed record HaltHistoryEntry
{
    public required HaltHappening What { get; init; }

    public required Timestamp At { get; init; }

    public HaltScopeKind? Scope { get; init; }

    public string? Target { get; init; }

    public HaltLevel? Level { get; init; }

    public string? Reason { get; init; }

    public string? By { get; init; }

    /// <summary>How long a drill took.</summary>
    public double? Ms { get; init; }

    /// <summary>Until when an outage lasted.</summary>
    public Timestamp? Until { get; init; }

    internal static HaltHistoryEntry Of(HaltRegisterEvent happened) => happened switch
    {
        HaltRegisterEvent.Raised { Halt: var halt } =>
            About(HaltHappening.Raised, halt.Scope, halt.At) with
            {
                Level = halt.Level,
                Reason = halt.Reason,
                By = halt.By,
            },
        HaltRegisterEvent.LowerRequested { Lowering: var asked } =>
            About(HaltHappening.LowerRequested, asked.Scope, asked.At) with
            {
                Level = asked.To,
                Reason = asked.Reason,
                By = asked.By,
            },
        HaltRegisterEvent.Lowered e => About(HaltHappening.Lowered, e.Scope, e.At) with
        {
            Level = e.To,
            Reason = e.Reason,
            By = e.By,
        },
        HaltRegisterEvent.DrillKept { Drill: var drill } => new()
        {
            What = HaltHappening.Drill,
            At = drill.At,
            By = drill.By,
            Ms = StepView.Milliseconds(drill.Took),
        },
        HaltRegisterEvent.OutageKept e =>
            new() { What = HaltHappening.Outage, At = e.Since, Until = e.Until, Reason = e.Reason },
        _ => throw new UnreachableException(),
    };

    private static HaltHistoryEntry About(HaltHappening what, HaltScope scope, Timestamp at) =>
        new() { What = what, At = at, Scope = scope.Kind, Target = HaltView.TargetOf(scope) };
}
