namespace ActorTrading.Simulation.Venues;

/// <summary>
/// Items in the order in which a moving price reaches them: by rank, then by sequence. The first to be reached is kept
/// at the end of a sorted list, so that looking at it is a field and taking it moves nothing.
/// </summary>
internal sealed class Ladder<T>
    where T : class
{
    private readonly List<LadderEntry<T>> _entries = [];

    /// <summary>Rank of the first entry; the largest decimal when there is none.</summary>
    public decimal FirstRank { get; private set; } = decimal.MaxValue;

    public void Add(decimal rank, long sequence, T item)
    {
        _entries.Insert(CountAfter(rank, sequence), new(rank, sequence, item));
        FirstRank = _entries[^1].Rank;
    }

    public void Remove(decimal rank, long sequence)
    {
        var index = CountAfter(rank, sequence);
        var found = index < _entries.Count && _entries[index].Rank == rank && _entries[index].Sequence == sequence;
        _entries.RemoveAt(found ? index : throw new InvalidOperationException("The ladder holds no such entry."));
        FirstRank = _entries.Count == 0 ? decimal.MaxValue : _entries[^1].Rank;
    }

    /// <summary>The first entry after the cursor that the reach covers.</summary>
    public bool TryNext(LadderCursor cursor, decimal reach, out LadderEntry<T> entry)
    {
        entry = default;
        if (FirstRank > reach)
        {
            return false;
        }

        var index = CountAfter(cursor.Rank, cursor.Sequence) - 1;
        if (index < 0 || _entries[index].Rank > reach)
        {
            return false;
        }

        entry = _entries[index];
        return true;
    }

    /// <summary>
    /// How many entries are reached strictly after this place: the index at which an entry of this place stands or
    /// would.
    /// </summary>
    private int CountAfter(decimal rank, long sequence)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var entry = _entries[middle];
            var after = entry.Rank > rank || (entry.Rank == rank && entry.Sequence > sequence);
            (low, high) = after ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

internal readonly record struct LadderEntry<T>(decimal Rank, long Sequence, T Item);

/// <summary>The place of the entry that was dealt with last.</summary>
internal readonly record struct LadderCursor(decimal Rank, long Sequence)
{
    public static LadderCursor Start => new(decimal.MinValue, long.MinValue);
}
