using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.MarketData;

/// <summary>
/// Builds the bars of one timeframe and one instrument from its trades, its quotes (at the middle of bid and ask,
/// without volume) or its shorter bars. Bars begin at multiples of the timeframe as <see cref="Timestamp.Floor"/>
/// counts them, days at midnight UTC and weeks on Monday. A time belongs to the bar that begins at or before it and
/// ends after it; a shorter bar to the one that it ends in. An interval in which nothing happened has no bar: gaps are
/// not filled.
/// </summary>
/// <remarks>
/// <para>
/// Where a stream carries several kinds, the best one seen so far shapes the bars and the lesser ones are left out:
/// bars before trades before quotes; the bar under construction begins anew with the better kind, so that nothing
/// counts twice. Other kinds only tell the time.
/// </para>
/// <para>
/// One event can finish two bars: after a gap, a shorter bar that completes the next bar also proves that the one
/// before the gap is over. So take the second with <see cref="CloseUpTo"/>:
/// <c>for (var more = bars.Add(e, out var bar); more; more = bars.CloseUpTo(e.Time, out bar))</c>.
/// </para>
/// </remarks>
public sealed class BarAggregator
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private readonly Timeframe _timeframe;
    private readonly TimeSpan _length;
    private Source _source;
    private int? _instrument;
    private Timeframe? _shorter;
    private Timestamp _latest;
    private Timestamp _start;
    private Timestamp _end;
    private bool _isOpen;
    private bool _isInherited;
    private OhlcvValues _bar;

    /// <exception cref="ArgumentException"><see cref="Timeframe.Tick"/> has no bars.</exception>
    public BarAggregator(Timeframe timeframe)
    {
        if (timeframe.IsTick)
        {
            throw new ArgumentException("Ticks have no bars.", nameof(timeframe));
        }

        _timeframe = timeframe;
        _length = timeframe.Length;
    }

    private enum Source : byte
    {
        None,
        Quotes,
        Trades,
        Bars,
    }

    /// <summary>How many events came when their bar was already finished. They change no bar.</summary>
    public long LateEvents { get; private set; }

    /// <summary>The bar under construction; null between bars.</summary>
    public BarInProgress? InProgress => _isOpen ? new(_start, _bar) : null;

    /// <summary>Whether bars of this length make up the bars of this aggregator: it divides the timeframe.</summary>
    public bool Accepts(Timeframe shorter) => !shorter.IsTick && _timeframe.Seconds % shorter.Seconds == 0;

    /// <summary>Takes the event in and gives the bar that it proves to be over, if any.</summary>
    /// <exception cref="ArgumentException">
    /// The event is of another instrument than the first one, or a bar whose length does not divide the timeframe or
    /// is another than that of the first bar.
    /// </exception>
    public bool Add(in MarketEvent e, out MarketEvent finishedBar)
    {
        Check(e);
        var isBar = e.Kind == MarketEventKind.Bar;

        // A mark or funding of a bar's closing time comes before that bar, and must not shut it out.
        var isBeforeBar = _source == Source.Bars && SourceOf(e.Kind) == Source.None;
        var within = isBar || isBeforeBar ? e.Time - Instant : e.Time;
        var finished = CloseUpTo(within, out finishedBar);
        if (SourceOf(e.Kind) is var source && source != Source.None && source >= _source && IsInTime(within))
        {
            _isOpen &= source == _source || _isInherited;
            (_source, _isInherited) = (source, false);
            Take(e);
        }

        return finished || (isBar && CloseUpTo(e.Time, out finishedBar));
    }

    /// <summary>
    /// Goes on with a bar that somebody else has begun, whatever it is made of. Before the first event.
    /// </summary>
    public void GoOnWith(in BarInProgress bar, int instrument)
    {
        (_instrument, _start, _end, _bar) = (instrument, bar.Start, bar.Start + _length, bar.Values);
        (_isOpen, _isInherited) = (true, true);

        // A volume comes from trades: quotes, which a feed may bring first, add nothing to it.
        _source = bar.Values.Volume > 0 ? Source.Trades : Source.None;
        _latest = bar.Start > _latest ? bar.Start : _latest;
    }

    /// <summary>
    /// Gives the bar that has ended by this time, if there is one that was not given yet. A shorter bar that ends at
    /// this time has to be added before: afterwards it is late.
    /// </summary>
    public bool CloseUpTo(Timestamp now, out MarketEvent finishedBar)
    {
        _latest = now > _latest ? now : _latest;
        if (!_isOpen || _end > now)
        {
            finishedBar = default;
            return false;
        }

        _isOpen = false;
        finishedBar = MarketEvent.Bar(_instrument.GetValueOrDefault(), _end, _timeframe, _bar);
        return true;
    }

    private static Source SourceOf(MarketEventKind kind) => kind switch
    {
        MarketEventKind.Bar => Source.Bars,
        MarketEventKind.Trade => Source.Trades,
        MarketEventKind.Quote or MarketEventKind.Depth => Source.Quotes,
        _ => Source.None,
    };

    private void Check(in MarketEvent e)
    {
        _instrument ??= e.Instrument;
        if (e.Instrument != _instrument)
        {
            throw new ArgumentException($"An event of instrument {e.Instrument} among {_instrument}'s.", nameof(e));
        }

        if (e.Kind == MarketEventKind.Bar)
        {
            CheckLength(e.Timeframe);
        }
    }

    private void CheckLength(Timeframe shorter)
    {
        _shorter ??= Accepts(shorter)
            ? shorter
            : throw new ArgumentException($"Bars of {shorter} do not make up bars of {_timeframe}.", nameof(shorter));
        if (shorter != _shorter)
        {
            throw new ArgumentException($"A bar of {shorter} among bars of {_shorter}.", nameof(shorter));
        }
    }

    /// <summary>Opens the interval that holds this time where none is open, unless that interval is over.</summary>
    private bool IsInTime(Timestamp within)
    {
        if (_isOpen && within >= _start)
        {
            return true;
        }

        var start = within.Floor(_length);
        if (_isOpen || start + _length <= _latest)
        {
            LateEvents++;
            return false;
        }

        (_start, _end) = (start, start + _length);
        return true;
    }

    private void Take(in MarketEvent e)
    {
        switch (_source)
        {
            case Source.Bars:
                Merge(new(e.Open, e.High, e.Low, e.Close, e.Volume));
                break;
            case Source.Trades:
                Merge(new(e.Price, e.Price, e.Price, e.Price, e.Quantity));
                break;
            default:
                var middle = (e.BidPrice + e.AskPrice) / 2;
                Merge(new(middle, middle, middle, middle, 0m));
                break;
        }
    }

    private void Merge(in OhlcvValues part)
    {
        _bar = !_isOpen ? part : new(
            _bar.Open,
            Math.Max(_bar.High, part.High),
            Math.Min(_bar.Low, part.Low),
            part.Close,
            _bar.Volume + part.Volume);
        _isOpen = true;
    }
}
