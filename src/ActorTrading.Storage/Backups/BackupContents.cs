using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Journals.Heads;
using ActorTrading.Storage.Journals.Reading;

namespace ActorTrading.Storage.Backups;

/// <summary>What is in the database file of a backup, every chain followed.</summary>
internal sealed record BackupContents(IReadOnlyList<JournalHead> Heads, long Records, IReadOnlyList<string> Problems)
{
    public long LastOffset => Heads.Select(h => h.Offset).DefaultIfEmpty().Max();

    public IEnumerable<HeadMark> Marks => Heads.Select(h => new HeadMark(h.Entity, h.Sequence, h.Offset, h.Hash));

    public static BackupContents Read(JournalFiles files)
    {
        using var readers = new ReaderPool(files.AsSqlite());
        return readers.Read(reader =>
        {
            var heads = reader.Heads();
            var chains = heads.ConvertAll(head => (head.Entity, Chain: EntityChain.Of(reader, head.Entity)));
            var problems = chains.Where(c => c.Chain.Problem is not null).Select(c => c.Chain.Problem!);
            return new BackupContents(heads, chains.Sum(c => c.Chain.LastGood), [.. problems]);
        });
    }

    /// <summary>Where the high-watermark says something else.</summary>
    public IEnumerable<string> Mismatches(HeadsScan? scan) =>
        from head in Heads
        let mark = scan?.Find(head.Entity)
        where mark is not { } known || known.Sequence != head.Sequence || known.Hash != head.Hash
        select $"The high-watermark of {head.Entity} does not fit its records.";
}
