using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.MarketData;

/// <summary>The last bars of one series, oldest first.</summary>
internal sealed class BarRing(int kept)
{
    private readonly List<MarketEvent> _bars = [];
    private int _first;

    public int Count => _bars.Count;

    /// <summary>Close of the last bar.</summary>
    public Timestamp Last => Count == 0 ? Timestamp.MinValue : this[Count - 1].Time;

    public MarketEvent this[int index] => _bars[(_first + index) % _bars.Count];

    /// <summary>Takes a bar that is newer than all others.</summary>
    /// <returns>False where it is not.</returns>
    public bool TryAdd(in MarketEvent bar)
    {
        if (bar.Time <= Last)
        {
            return false;
        }

        if (_bars.Count < kept)
        {
            _bars.Add(bar);
        }
        else
        {
            _bars[_first] = bar;
            _first = (_first + 1) % kept;
        }

        return true;
    }

    public MarketEvent[] TakeLast(int count)
    {
        var taken = new MarketEvent[Math.Min(count, Count)];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = this[Count - taken.Length + i];
        }

        return taken;
    }
}
