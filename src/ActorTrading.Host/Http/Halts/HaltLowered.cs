using System.ComponentModel;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Halts;

/// <summary>What became of a wish to loosen a halt.</summary>
public sealed record HaltLowered
{
    public required HaltScopeKind Scope { get; init; }

    public string? Target { get; init; }

    [Description("What stands now, or will when the code has come back.")]
    public required HaltLevel Level { get; init; }

    [Description("To be sent with the same scope and target; left out where the halt is lowered.")]
    public string? Code { get; init; }

    public Timestamp? CodeExpiresAt { get; init; }

    [Description("Whether the halts file has it; where it failed, a restart brings the halt back.")]
    public StepView? File { get; init; }
}
