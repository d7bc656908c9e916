using ActorTrading.Domain.Audit;
using ActorTrading.Engine.Audit;
using ActorTrading.Host.Http.Journals;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Http.Traces;

/// <summary>Follows a request from its line of the audit trail through the journal.</summary>
internal sealed class TraceChase(SqliteJournal journal, AuditReader audit)
{
    /// <summary>Newest lines of the audit trail among which the request is looked for.</summary>
    public const int LinesMax = 100_000;

    /// <summary>Records after the request that are looked at.</summary>
    public const int LooksMax = 100_000;

    /// <summary>Records that are shown.</summary>
    public const int ShownMax = 1_000;

    private const int ReadAtOnce = 1_000;

    /// <summary>A request's line is written when it is answered: its events are older, by this at most.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(1);

    /// <summary>The request's lines of the audit trail, oldest first; empty where it changed nothing.</summary>
    public async Task<IReadOnlyList<AuditLine>> Requests(CorrelationId id)
    {
        var found = new List<AuditLine>();
        var last = journal.HeadOf(AuditEntity.Id)?.Sequence ?? 0;
        var first = Math.Max(0, last - LinesMax) + 1;
        for (var from = first; from <= last; from += ReadAtOnce)
        {
            var lines = await audit.Read(from, ReadAtOnce).ConfigureAwait(false);
            found.AddRange(lines.Where(line => line.Entry.CorrelationId == id));
        }

        return found;
    }

    /// <summary>What came of the requests.</summary>
    /// <param name="requests">At least one.</param>
    /// <returns>The records, and whether all there are were looked at.</returns>
    public async Task<(IReadOnlyList<JournalLine> Events, bool IsComplete)> Events(
        TraceMarks marks, IReadOnlyList<AuditLine> requests)
    {
        var found = new List<JournalLine>();
        var since = requests[0].Entry.At.ToDateTimeOffset() - Before;
        var after = await LastBefore(since).ConfigureAwait(false);
        for (var looks = 0; looks < LooksMax && found.Count < ShownMax; looks += ReadAtOnce)
        {
            var records = await journal.ReadAfter(after, ReadAtOnce).ConfigureAwait(false);
            if (records.Count == 0)
            {
                return (found, true);
            }

            found.AddRange(records.Where(told => marks.Takes(told.Record)).Select(JournalLine.Of));
            after = records[^1].Offset;
        }

        return (found, after >= journal.LastOffset);
    }

    /// <summary>Offset of a record before which all are older; times rise with offsets but for moments.</summary>
    private async Task<long> LastBefore(DateTimeOffset time)
    {
        var (low, high) = (0L, journal.LastOffset);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var told = await journal.ReadAfter(middle, limit: 1).ConfigureAwait(false);
            if (told is [{ Record.Time: var at }] && at < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
