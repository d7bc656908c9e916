using System.ComponentModel;

namespace ActorTrading.Host.Http.Entities;

/// <summary>A state that was saved.</summary>
public sealed record EntitySnapshot
{
    [Description("Of the last event in it.")]
    public required long Sequence { get; init; }
}
