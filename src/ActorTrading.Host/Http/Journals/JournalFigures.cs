using System.ComponentModel;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Http.Journals;

/// <summary>How the journal of the node stands.</summary>
public sealed record JournalFigures
{
    [Description("ok, disk_full or failing: the latter two take no events.")]
    public required JournalState State { get; init; }

    public required Timestamp Since { get; init; }

    [Description("What fails; left out while all is well.")]
    public string? Reason { get; init; }

    [Description("Of the last event that was acknowledged.")]
    public required long LastOffset { get; init; }

    public required int Damaged { get; init; }

    [Description("Batches that wait to be written.")]
    public required int Waiting { get; init; }

    [Description("Durable writes since the node started.")]
    public required long Groups { get; init; }

    [Description("Batches in them.")]
    public required long Batches { get; init; }

    public required long DatabaseBytes { get; init; }

    public required long WriteAheadBytes { get; init; }

    public required long HighWatermarkBytes { get; init; }

    internal static JournalFigures Of(SqliteJournal journal)
    {
        var (stats, health) = (journal.Stats, journal.Health);
        return new JournalFigures
        {
            State = health.State,
            Since = Timestamp.From(health.Since),
            Reason = health.Reason,
            LastOffset = stats.LastOffset,
            Damaged = journal.Damages.Count,
            Waiting = stats.Waiting,
            Groups = stats.Groups,
            Batches = stats.Batches,
            DatabaseBytes = stats.DatabaseBytes,
            WriteAheadBytes = stats.LogBytes,
            HighWatermarkBytes = stats.HeadsBytes,
        };
    }
}
