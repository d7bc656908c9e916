using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>
/// The latest price of one symbol, written by one thread and read by any without a lock: a reader that meets a write
/// looks again.
/// </summary>
internal sealed class MarkSlot
{
    private int _version;
    private decimal _price;
    private long _at;

    public void Set(decimal price, Timestamp at)
    {
        Volatile.Write(ref _version, _version + 1);
        Interlocked.MemoryBarrier();
        (_price, _at) = (price, at.Ticks);
        Volatile.Write(ref _version, _version + 1);
    }

    /// <returns>False before the first price.</returns>
    public bool TryRead(out decimal price, out Timestamp at)
    {
        var spin = new SpinWait();
        while (true)
        {
            var version = Volatile.Read(ref _version);
            (price, at) = (_price, new Timestamp(_at));
            Interlocked.MemoryBarrier();
            if ((version & 1) == 0 && version == Volatile.Read(ref _version))
            {
                return version != 0;
            }

            spin.SpinOnce();
        }
    }
}
