namespace ActorTrading.Storage.Journals.Writing;

/// <summary>What was written since the journal was opened. Written by one thread, read by many.</summary>
internal sealed class JournalCounts
{
    private long _groups;
    private long _batches;

    public long Groups => Volatile.Read(ref _groups);

    public long Batches => Volatile.Read(ref _batches);

    public void Add(List<WaitingWrite> group)
    {
        var batches = 0;
        foreach (var write in group)
        {
            batches += write.Batches.Count;
        }

        Volatile.Write(ref _groups, _groups + 1);
        Volatile.Write(ref _batches, _batches + batches);
    }
}
