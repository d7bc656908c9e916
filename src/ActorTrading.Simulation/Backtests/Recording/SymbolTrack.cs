using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// What a run sees of one symbol: its latest price, a chart, and how far the price went while somebody held it. Ticks
/// are gathered and handed on once per interval, bars one by one.
/// </summary>
internal sealed class SymbolTrack(MarketFeed feed, TimeSpan sampleEvery)
{
    private PriceSampler? _chart;
    private decimal? _firstPrice;
    private Timestamp _firstTime;
    private Timestamp _lastTime;
    private long _events;
    private Timestamp _gatheredFrom;
    private decimal _open;
    private decimal _high;
    private decimal _low;
    private bool _isGathering;
    private long _handOnAt;

    public Symbol Symbol => feed.Instrument.Symbol;

    public SymbolQuote Quote { get; } = new();

    public PriceRanges Ranges { get; } = new();

    /// <summary>
    /// The price of the first event on which rules could act, and the last one; null without a price.
    /// </summary>
    public MarketMove? Move => _firstPrice is { } first ? new(Symbol, new Price(first), new Price(Quote.Last)) : null;

    public DataSource Source =>
        new(
            Symbol.Value,
            Symbol,
            feed.Timeframe.IsTick ? "ticks" : $"{feed.Timeframe} bars",
            _events,
            _firstTime,
            _lastTime);

    public MarkPrice? Mark => Quote.HasPrice ? new MarkPrice(Symbol, new Price(Quote.Last), Quote.At) : null;

    /// <summary>Before trading: only the latest price matters.</summary>
    public void WarmUp(in MarketEvent e)
    {
        Count(e);
        Quote.Update(e);
    }

    public void Observe(in MarketEvent e)
    {
        Count(e);
        if (!Quote.Update(e))
        {
            return;
        }

        if (e.Kind == MarketEventKind.Bar)
        {
            Gather(e.Time, e.Open, e.High, e.Low);
            HandOn();
            return;
        }

        var price = Quote.Last;
        Gather(e.Time, price, price, price);
        if (e.Time.Ticks >= _handOnAt)
        {
            HandOn();
        }
    }

    /// <summary>Lets chart and ranges know what was gathered; before a range is opened or closed.</summary>
    public void HandOn()
    {
        if (!_isGathering)
        {
            return;
        }

        _firstPrice ??= Quote.Last;
        _chart ??= new PriceSampler(_gatheredFrom);
        _chart.Add(new PriceBar(_gatheredFrom, _lastTime, _open, _high, _low, Quote.Last));
        Ranges.Add(_low, _high);
        _isGathering = false;
        _handOnAt = (_lastTime + sampleEvery).Ticks;
    }

    public ImmutableArray<PriceBar> ReadChart()
    {
        HandOn();
        return _chart?.Read() ?? [];
    }

    private void Count(in MarketEvent e)
    {
        if (_events++ == 0)
        {
            _firstTime = e.Time;
        }

        _lastTime = e.Time;
    }

    private void Gather(Timestamp time, decimal open, decimal high, decimal low)
    {
        if (!_isGathering)
        {
            (_gatheredFrom, _open, _high, _low, _isGathering) = (time, open, high, low, true);
            return;
        }

        if (high > _high)
        {
            _high = high;
        }

        if (low < _low)
        {
            _low = low;
        }
    }
}
