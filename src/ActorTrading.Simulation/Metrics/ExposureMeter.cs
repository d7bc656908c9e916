using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>Weighs exposure by the time that it lasted. Constant memory, no allocation per mark.</summary>
public sealed class ExposureMeter(Timestamp start)
{
    private readonly long _start = start.Ticks;
    private long _last = start.Ticks;
    private long _ticksInMarket;
    private double _exposure;
    private double _highest;
    private double _weighted;

    /// <summary>From this time on the positions are worth this much, whichever way they stand.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the last one.</exception>
    public void Mark(Timestamp time, Amount equity, Amount notional)
    {
        Advance(time);
        _exposure = equity.Value > 0m ? (double)(notional.Value / equity.Value) : 0d;
        _highest = Math.Max(_highest, _exposure);
    }

    public ExposureFigures Read(Timestamp end)
    {
        Advance(end);
        var elapsed = _last - _start;
        return new(new(_ticksInMarket), elapsed == 0 ? 0d : _weighted / elapsed, _highest);
    }

    private void Advance(Timestamp time)
    {
        var ticks = time.Ticks - _last;
        ArgumentOutOfRangeException.ThrowIfNegative(ticks, nameof(time));
        if (_exposure != 0d)
        {
            _ticksInMarket += ticks;
            _weighted += _exposure * ticks;
        }

        _last = time.Ticks;
    }
}
