using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Audit;

namespace ActorTrading.Engine.Audit;

/// <summary>Reads the audit trail out of its journal.</summary>
public sealed class AuditReader(IJournal journal)
{
    private readonly IEventCodec<AuditEvent> _codec = new AuditEntity().Events;

    /// <summary>Up to <paramref name="limit"/> lines from line <paramref name="from"/> on (1 is the first).</summary>
    public async ValueTask<IReadOnlyList<AuditLine>> Read(long from, int limit)
    {
        var records = await journal.Read(AuditEntity.Id, from, limit).ConfigureAwait(false);
        return [.. records.Select(Decode)];
    }

    private AuditLine Decode(JournalRecord record) =>
        _codec.TryDecode(record.Manifest, record.Payload.Span, out var @event) && @event is AuditEvent.Noted noted
            ? new(record.Sequence, noted.Entry, record.Hash)
            : throw new InvalidOperationException(
                $"Record {record.Sequence} of the audit trail is a {record.Manifest}, which this build cannot read.");
}

/// <param name="Hash">Of the record, chained to the one before.</param>
public sealed record AuditLine(long Number, AuditEntry Entry, Digest Hash);
