using System.ComponentModel;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Host.Http.Journals;

/// <summary>A record among those of all entities.</summary>
public sealed record JournalLine
{
    [Description("Its place among all records of the node.")]
    public required long Offset { get; init; }

    public required string Type { get; init; }

    public required string Key { get; init; }

    [Description("The record itself.")]
    public required JournalEvent Record { get; init; }

    internal static JournalLine Of(OffsetRecord told) => new()
    {
        Offset = told.Offset,
        Type = told.Record.Entity.Type,
        Key = told.Record.Entity.Key,
        Record = JournalEvent.Of(told.Record),
    };
}
