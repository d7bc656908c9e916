using ActorTrading.Actors.Journals;
using ActorTrading.Host.Http.Paging;

namespace ActorTrading.Host.Http.Journals;

/// <summary>Looks through the records of the node, so many at a time that no request holds anybody up.</summary>
internal sealed class JournalSearch(IJournalFeed feed)
{
    /// <summary>Records that one request looks at.</summary>
    public const int LooksMax = 10_000;

    private const int ReadAtOnce = 1_000;

    /// <summary>Records after an offset that a filter takes, and the offset up to which was looked.</summary>
    public async Task<(IReadOnlyList<JournalLine> Found, long Looked)> After(
        long offset, JournalFilter filter, int limit)
    {
        var found = new List<JournalLine>();
        for (var looks = 0; looks < LooksMax; looks += ReadAtOnce)
        {
            var records = await feed.ReadAfter(offset, ReadAtOnce).ConfigureAwait(false);
            foreach (var record in records)
            {
                offset = record.Offset;
                if (filter.Takes(record.Record))
                {
                    found.Add(JournalLine.Of(record));
                }

                if (found.Count == limit)
                {
                    return (found, offset);
                }
            }

            if (records.Count == 0)
            {
                break;
            }
        }

        return (found, offset);
    }

    /// <summary>The newest that a filter takes of the last <see cref="LooksMax"/> records, oldest first.</summary>
    public async Task<Tail<JournalLine>> Newest(JournalFilter filter, int limit)
    {
        var offset = Math.Max(0, feed.LastOffset - LooksMax);
        var found = new Queue<OffsetRecord>(limit);
        while (await feed.ReadAfter(offset, ReadAtOnce).ConfigureAwait(false) is { Count: > 0 } records)
        {
            offset = records[^1].Offset;
            foreach (var record in records.Where(r => filter.Takes(r.Record)))
            {
                if (found.Count == limit)
                {
                    found.Dequeue();
                }

                found.Enqueue(record);
            }
        }

        return new([.. found.Select(JournalLine.Of)], offset);
    }
}
