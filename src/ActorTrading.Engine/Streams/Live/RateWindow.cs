namespace ActorTrading.Engine.Streams.Live;

/// <summary>Events per second over the last ten whole seconds. Written by one thread, read by any.</summary>
internal sealed class RateWindow(TimeProvider wall)
{
    private const int SecondsKept = 10;
    private const int Slots = SecondsKept + 2;
    private readonly long[] _seconds = new long[Slots];
    private readonly long[] _counts = new long[Slots];
    private readonly long _started = wall.GetTimestamp();

    public void Add(long now)
    {
        var second = SecondOf(now);
        var slot = second % Slots;
        if (_seconds[slot] != second)
        {
            _counts[slot] = 0;
            Volatile.Write(ref _seconds[slot], second);
        }

        Volatile.Write(ref _counts[slot], _counts[slot] + 1);
    }

    public double Read()
    {
        var current = SecondOf(wall.GetTimestamp());
        var (sum, seconds) = (0L, Math.Min(current, SecondsKept));
        for (var second = current - seconds; second < current; second++)
        {
            var slot = second % Slots;
            sum += Volatile.Read(ref _seconds[slot]) == second ? Volatile.Read(ref _counts[slot]) : 0;
        }

        return seconds == 0 ? Volatile.Read(ref _counts[0]) : (double)sum / seconds;
    }

    private long SecondOf(long timestamp) => (timestamp - _started) / wall.TimestampFrequency;
}
