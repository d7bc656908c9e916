using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>
/// A made-up market as a stream: regimes that follow one another, common and own shocks, jumps, a day shape of volume
/// and volatility, prices on the tick and quantities on the lot. Nothing is allocated per event, save for book levels.
/// </summary>
/// <remarks>
/// The price is a geometric random walk whose drift and volatility follow the regime; within a range it is drawn back
/// to where the range began. It is for samples, tests and benchmarks: a rule that earns here has shown nothing about
/// real markets. <see cref="MarketEvent.Instrument"/> is the position of the symbol in the options.
/// </remarks>
public sealed class SyntheticMarket : IMarketDataSource
{
    /// <summary>A book, a quote and a trade.</summary>
    private const int EventsPerSymbolMax = 3;

    private readonly BarMaker? _bars;
    private readonly TickMaker? _ticks;
    private readonly MarketEvent[] _events;
    private readonly TimeSpan _interval;
    private readonly Timestamp _end;
    private Timestamp _time;
    private int _count;
    private int _position;

    public SyntheticMarket(SyntheticOptions options)
    {
        Check(options);
        var seeds = SyntheticSeeds.Of(options);
        var walks = options.Symbols.Select((symbol, i) => new PriceWalk(symbol, options, seeds.Symbols[i])).ToArray();
        var model = new ReturnModel(options);
        var makesBars = options.Detail == SyntheticDetail.Bars;
        _bars = makesBars ? new(options, model, walks) : null;
        _ticks = makesBars ? null : new(options, model, walks);
        _interval = makesBars ? options.Timeframe.Length : options.TickInterval;
        _events = new MarketEvent[walks.Length * EventsPerSymbolMax];
        _time = options.Start;
        _end = options.Start + options.Length;
    }

    public ref readonly MarketEvent Current => ref _events[_position];

    public bool MoveNext()
    {
        if (_position + 1 < _count)
        {
            _position++;
            return true;
        }

        if (_time + _interval > _end)
        {
            return false;
        }

        _count = _bars?.Make(_time, _events) ?? _ticks!.Make(_time, _events);
        _time += _interval;
        _position = 0;
        return true;
    }

    public void Dispose()
    {
    }

    private static void Check(SyntheticOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.Symbols.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Correlation, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Correlation, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.TradeChance, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TickInterval, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.RegimeLength, TimeSpan.Zero);
        if (options.Detail == SyntheticDetail.Bars)
        {
            ArgumentOutOfRangeException.ThrowIfZero(options.Timeframe.Seconds);
        }
    }
}
