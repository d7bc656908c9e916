using System.ComponentModel;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Entities;

/// <summary>An entity in a list.</summary>
public sealed record EntitySummary
{
    public required string Type { get; init; }

    public required string Key { get; init; }

    [Description("ok, suspended or damaged: the latter two take no commands.")]
    public required EntityStatus Status { get; init; }

    [Description("Why it takes none.")]
    public string? Reason { get; init; }

    [Description("Since when it is suspended.")]
    public Timestamp? Since { get; init; }

    [Description("Of its last event in the journal.")]
    public required long Sequence { get; init; }

    public required bool IsInMemory { get; init; }

    [Description("Commands that wait for it; left out where it is not in memory.")]
    public int? Waiting { get; init; }
}
