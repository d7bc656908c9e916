using System.ComponentModel;
using System.Text.Json;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Journals;

/// <summary>A record of the journal.</summary>
public sealed record JournalEvent
{
    public required long Sequence { get; init; }

    public required Timestamp At { get; init; }

    [Description("The kind of event: portfolio.order_intended.")]
    public required string Manifest { get; init; }

    [Description("Of the event's shape.")]
    public required int Version { get; init; }

    [Description("Of the command that it came of; left out where that had none.")]
    public string? CommandId { get; init; }

    [Description("Rises when another owner takes over.")]
    public required long Epoch { get; init; }

    [Description("SHA-256 over the record and, through the one before, all earlier ones.")]
    public required string Hash { get; init; }

    [Description("What happened, as it was written down.")]
    public required JsonElement Event { get; init; }

    internal static JournalEvent Of(JournalRecord record) => new()
    {
        Sequence = record.Sequence,
        At = Timestamp.From(record.Time),
        Manifest = record.Manifest.Name,
        Version = record.Manifest.Version,
        CommandId = record.CommandId,
        Epoch = record.Epoch,
        Hash = record.Hash.ToString(),
        Event = JsonElement.Parse(record.Payload.Span),
    };
}
