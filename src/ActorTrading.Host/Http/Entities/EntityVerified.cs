using System.ComponentModel;

namespace ActorTrading.Host.Http.Entities;

/// <summary>Whether an entity's state is what its events make of it.</summary>
public sealed record EntityVerified
{
    [Description("Of the last event in both.")]
    public required long Sequence { get; init; }

    [Description("Of the state in memory.")]
    public required string HashInMemory { get; init; }

    [Description("Of the state folded from the first event on.")]
    public required string HashReplayed { get; init; }

    public required bool IsEqual { get; init; }
}
