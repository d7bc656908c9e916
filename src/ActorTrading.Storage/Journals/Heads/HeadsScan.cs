using ActorTrading.Actors.Entities;

namespace ActorTrading.Storage.Journals.Heads;

/// <summary>What can be read of a file of marks: the latest mark of each entity, and where it is unreadable.</summary>
internal sealed class HeadsScan
{
    private readonly Dictionary<EntityId, (HeadMark Mark, long Position)> _latest = [];
    private long _lastDamage = -1;

    /// <summary>Bytes that are no sound frame, up to the last sound one.</summary>
    public long DamagedBytes { get; private set; }

    /// <summary>
    /// Bytes after the last sound frame: the end of a process or of power in the middle of a write. What was being
    /// written was not acknowledged yet, unless power failed before the write was synced.
    /// </summary>
    public long TornBytes { get; private set; }

    public IEnumerable<HeadMark> Marks => _latest.Values.Select(m => m.Mark);

    public long OffsetMax => _latest.Values.Select(m => m.Mark.Offset).DefaultIfEmpty().Max();

    public static HeadsScan Of(ReadOnlySpan<byte> bytes)
    {
        var scan = new HeadsScan();
        var at = 0;
        var sound = 0;
        while (at < bytes.Length)
        {
            if (HeadFrame.Read(bytes[at..], out var size) is { } mark)
            {
                scan.Add(mark, at, at - sound);
                at += size;
                sound = at;
            }
            else
            {
                at++;
            }
        }

        scan.TornBytes = bytes.Length - sound;
        return scan;
    }

    public HeadMark? Find(EntityId entity) => _latest.TryGetValue(entity, out var found) ? found.Mark : null;

    /// <summary>Whether a later mark of the entity may have been where the file is unreadable now.</summary>
    public bool MayHaveLost(EntityId entity) =>
        _lastDamage >= 0 && !(_latest.TryGetValue(entity, out var found) && found.Position > _lastDamage);

    private void Add(in HeadMark mark, long position, long skipped)
    {
        if (skipped > 0)
        {
            DamagedBytes += skipped;
            _lastDamage = position - skipped;
        }

        _latest[mark.Entity] = (mark, position);
    }
}
