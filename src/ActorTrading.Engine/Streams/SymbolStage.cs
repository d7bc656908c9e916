using ActorTrading.Domain.Indicators;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Signals;
using ActorTrading.Engine.Streams.Triggers;
using ActorTrading.Engine.Streams.Watches;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// One symbol's stretch of the stream: keeps its prices, bars and indicators up to date, once for all portfolios, and
/// lets the trigger network find out whose rules that concerns.
/// </summary>
/// <remarks>One market event is one turn. Differences follow their parts at its end.</remarks>
internal sealed class SymbolStage : ISignalSource
{
    private readonly Dictionary<string, Signal> _signals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _textCodes = new(StringComparer.Ordinal);
    private readonly List<TimeframeStage> _timeframes = [];
    private readonly List<BarAggregator> _aggregators = [];
    private readonly List<DifferenceSignal> _differences = [];
    private readonly List<(Func<SymbolQuote, double> Value, Signal Signal)> _prices = [];
    private readonly List<SymbolWatch> _waiting = [];
    private readonly Timeframe _sourceTimeframe;
    private readonly EventTurn _event;
    private readonly StageHistory? _history;
    private TimeframeStage? _ticks;
    private TimeframeStage? _sourceBars;
    private AdviceSlot? _advice;
    private long _heardIn = -1;

    /// <param name="sourceTimeframe">
    /// Length of the bars that the feed brings; <see cref="Timeframe.Tick"/> for trades and quotes.
    /// </param>
    /// <param name="event">Shared by all stages of a node.</param>
    /// <param name="history">What its indicators begin with; null for nothing.</param>
    public SymbolStage(
        Instrument instrument, Timeframe sourceTimeframe, EventTurn @event, StageHistory? history = null)
    {
        (_event, _history) = (@event, history);
        Instrument = instrument;
        _sourceTimeframe = sourceTimeframe;
        Network = new TriggerNetwork(this, @event);
        Price = new Signal();
        _signals.Add(MarketFieldNames.Price, Price);
        High.Set(double.NegativeInfinity, default, Turn);
        Low.Set(double.PositiveInfinity, default, Turn);
    }

    public Instrument Instrument { get; }

    public Timeframe SourceTimeframe => _sourceTimeframe;

    public TriggerNetwork Network { get; }

    public SymbolQuote Quote { get; } = new();

    public Signal Price { get; }

    /// <summary>
    /// The highest price of an event, a bar's high or else the price itself, while the event lasts; below everything in
    /// between, so that each event that passes a threshold switches it anew. Kept only while somebody follows it.
    /// </summary>
    public Signal High { get; } = new();

    /// <summary>The lowest price of an event, likewise; above everything in between.</summary>
    public Signal Low { get; } = new();

    public long Turn { get; private set; }

    public void OnMarket(in MarketEvent e)
    {
        Turn++;
        _heardIn = _event.Number;
        UpdateBars(e);
        if (Quote.Update(e))
        {
            var price = (double)Quote.Last;
            Price.Set(price, e.Time, Turn);
            if (High.Thresholds.Count + Low.Thresholds.Count > 0)
            {
                UpdateExtremes(e, price);
            }

            _ticks?.Update(TickInput(e, price), e.Time, Turn);
        }

        if (_prices.Count > 0)
        {
            UpdatePrices(e.Time);
        }

        EndTurn(e.Time);
    }

    /// <summary>New advice, or none any more, is a turn of its own.</summary>
    public void OnAdvice(Advice? advice, Timestamp at)
    {
        Turn++;
        _advice ??= new AdviceSlot();
        _advice.Set(advice, at, Turn, CodeOf);
        EndTurn(at);
    }

    /// <summary>
    /// Has a watch looked at with the next event of this stage, the only one that can change what it saw.
    /// </summary>
    public void WakeWithNext(SymbolWatch watch) => _waiting.Add(watch);

    /// <summary>Begins to compute these fields, so that they are warm when somebody asks.</summary>
    public void WarmUp(IEnumerable<FieldRef> fields)
    {
        foreach (var field in fields.Where(TriggerBuilder.IsSignal))
        {
            SignalFor(field);
        }
    }

    /// <summary>When the advice that stands was given; null while none does.</summary>
    public Timestamp? AdviceIssuedAt => _advice?.IssuedAt;

    public FieldValue Read(FieldRef field, Timestamp at) =>
        field.Scope == FieldScope.Advice
            ? (_advice ??= new AdviceSlot()).Read(field.Name, at)
            : SignalFor(field).Read(_heardIn == _event.Number ? Turn : null);

    public Signal SignalFor(FieldRef field)
    {
        if (_signals.TryGetValue(field.Key, out var known))
        {
            return known;
        }

        var signal = field.Scope == FieldScope.Advice
            ? (_advice ??= new AdviceSlot()).SignalFor(field.Name)
            : PriceValueOf(field.Name) is { } value ? AddPrice(value) : TimeframeFor(field).Add(field);
        _signals.Add(field.Key, signal);
        return signal;
    }

    public Signal DifferenceOf(FieldRef field, FieldRef other, double factor)
    {
        var key = $"{field.Key} - {factor:R} * {other.Key}";
        if (_signals.TryGetValue(key, out var known))
        {
            return known;
        }

        var difference = new DifferenceSignal(SignalFor(field), SignalFor(other), factor);
        difference.Update(Quote.At, Turn);
        _differences.Add(difference);
        _signals.Add(key, difference.Result);
        return difference.Result;
    }

    public double CodeOf(string text)
    {
        if (!_textCodes.TryGetValue(text, out var code))
        {
            code = _textCodes.Count + 1;
            _textCodes.Add(text, code);
        }

        return code;
    }

    private void WakeWaiting()
    {
        foreach (var watch in _waiting)
        {
            watch.EventCame();
        }

        _waiting.Clear();
    }

    private static IndicatorInput TickInput(in MarketEvent e, double price) => e.Kind switch
    {
        MarketEventKind.Bar => TimeframeStage.InputOf(e),
        MarketEventKind.Trade => IndicatorInput.Tick(price, (double)e.Quantity),
        _ => IndicatorInput.Tick(price, quantity: 0),
    };

    private static Func<SymbolQuote, double>? PriceValueOf(string name) => name switch
    {
        MarketFieldNames.Bid => static quote => quote.HasQuote ? (double)quote.Bid : double.NaN,
        MarketFieldNames.Ask => static quote => quote.HasQuote ? (double)quote.Ask : double.NaN,
        MarketFieldNames.Mid => static quote => quote.HasQuote ? (double)((quote.Bid + quote.Ask) / 2m) : double.NaN,
        MarketFieldNames.Spread => static quote => quote.HasQuote ? (double)(quote.Ask - quote.Bid) : double.NaN,
        MarketFieldNames.SpreadPercentage => static quote => quote.HasQuote && quote.Bid + quote.Ask > 0m
            ? (double)((quote.Ask - quote.Bid) / (quote.Bid + quote.Ask) * 200m)
            : double.NaN,
        _ => null,
    };

    private void UpdateExtremes(in MarketEvent e, double price)
    {
        var isBar = e.Kind == MarketEventKind.Bar;
        High.Set(isBar ? (double)e.High : price, e.Time, Turn);
        High.Set(double.NegativeInfinity, e.Time, Turn);
        Low.Set(isBar ? (double)e.Low : price, e.Time, Turn);
        Low.Set(double.PositiveInfinity, e.Time, Turn);
    }

    private Signal AddPrice(Func<SymbolQuote, double> value)
    {
        var signal = new Signal();
        _prices.Add((value, signal));
        return signal;
    }

    private TimeframeStage TimeframeFor(FieldRef field)
    {
        var timeframe = field.Timeframe
            ?? throw new InvalidOperationException(
                $"Field '{field.Key}' has no timeframe: bind the rule to the session's default first.");
        if (timeframe.IsTick)
        {
            return _ticks ??= new TimeframeStage(timeframe, _history);
        }

        if (timeframe == _sourceTimeframe)
        {
            return _sourceBars ??= new TimeframeStage(timeframe, _history);
        }

        var at = _timeframes.FindIndex(stage => stage.Timeframe == timeframe);
        if (at >= 0)
        {
            return _timeframes[at];
        }

        _aggregators.Add(StageHistory.Aggregator(_history, timeframe, _sourceTimeframe));
        _timeframes.Add(new TimeframeStage(timeframe, _history));
        return _timeframes[^1];
    }

    private void UpdateBars(in MarketEvent e)
    {
        if (_sourceBars is not null && e.Kind == MarketEventKind.Bar)
        {
            _sourceBars.Update(TimeframeStage.InputOf(e), e.Time, Turn);
        }

        for (var i = 0; i < _aggregators.Count; i++)
        {
            var aggregator = _aggregators[i];
            for (var more = aggregator.Add(e, out var bar); more; more = aggregator.CloseUpTo(e.Time, out bar))
            {
                _timeframes[i].Update(TimeframeStage.InputOf(bar), e.Time, Turn);
            }
        }
    }

    private void UpdatePrices(Timestamp at)
    {
        foreach (var (value, signal) in _prices)
        {
            signal.Set(value(Quote), at, Turn);
        }
    }

    private void EndTurn(Timestamp at)
    {
        if (_waiting.Count > 0)
        {
            WakeWaiting();
        }

        foreach (var difference in _differences)
        {
            difference.Update(at, Turn);
        }

        Network.EndTurn();
    }
}
