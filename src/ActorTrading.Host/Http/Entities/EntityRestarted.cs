using System.ComponentModel;

namespace ActorTrading.Host.Http.Entities;

/// <summary>An entity that was loaded anew.</summary>
public sealed record EntityRestarted
{
    public required EntitySummary Entity { get; init; }

    [Description("Of the state that was in memory.")]
    public required string HashBefore { get; init; }

    [Description("Of the state that snapshot and journal make; another one where commands came in between.")]
    public required string HashAfter { get; init; }
}
