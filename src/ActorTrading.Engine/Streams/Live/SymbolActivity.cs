using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>When a symbol was last heard of. Written by the market thread, read by any.</summary>
internal sealed class SymbolActivity
{
    private long _last;
    private long _events;

    /// <summary>Time of the latest event; null before the first.</summary>
    public Timestamp? Last => Volatile.Read(ref _last) is > 0 and var ticks ? new Timestamp(ticks) : null;

    public long Events => Volatile.Read(ref _events);

    public void Heard(Timestamp at)
    {
        Volatile.Write(ref _last, Math.Max(_last, at.Ticks));
        Volatile.Write(ref _events, _events + 1);
    }
}
