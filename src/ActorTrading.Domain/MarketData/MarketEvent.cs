using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.MarketData;

public enum MarketEventKind : byte
{
    /// <summary>A finished bar, told at its close.</summary>
    Bar,

    /// <summary>A public trade.</summary>
    Trade,

    /// <summary>The best bid and ask changed.</summary>
    Quote,

    /// <summary>Several price levels of both sides.</summary>
    Depth,

    /// <summary>A perpetual contract's funding falls due: longs pay shorts the rate on the mark notional.</summary>
    Funding,

    /// <summary>A perpetual contract's mark price.</summary>
    Mark,
}

/// <summary>
/// One piece of market data in normal form. A struct passed by reference, so that a stream of them allocates nothing.
/// </summary>
/// <remarks>
/// <see cref="Time"/> is when the event becomes known: for a bar its close, never its open. A consumer that
/// only ever sees events in order of this time cannot look ahead.
/// Numbers are raw decimals here, the one place where they are, since which of them mean what depends on the kind.
/// </remarks>
public readonly struct MarketEvent
{
    private readonly decimal _first;
    private readonly decimal _second;
    private readonly decimal _third;
    private readonly decimal _fourth;
    private readonly decimal _fifth;

    private MarketEvent(MarketEventKind kind, Timestamp time, int instrument, in Numbers numbers)
    {
        Kind = kind;
        Time = time;
        Instrument = instrument;
        _first = numbers.First;
        _second = numbers.Second;
        _third = numbers.Third;
        _fourth = numbers.Fourth;
        _fifth = numbers.Fifth;
    }

    public Timestamp Time { get; }

    /// <summary>Position of the instrument in the instrument list of the run or node.</summary>
    public int Instrument { get; private init; }

    public MarketEventKind Kind { get; }

    /// <summary>The taker's side of a trade.</summary>
    public Side TakerSide { get; private init; }

    /// <summary>Length of a bar; <see cref="Timeframe.Tick"/> for every other kind.</summary>
    public Timeframe Timeframe { get; private init; }

    /// <summary>The levels of a <see cref="MarketEventKind.Depth"/> event.</summary>
    public OrderBookDepth? Depth { get; private init; }

    public decimal Open => _first;

    public decimal High => _second;

    public decimal Low => _third;

    public decimal Close => _fourth;

    public decimal Volume => _fifth;

    /// <summary>Price of a trade or mark.</summary>
    public decimal Price => _first;

    /// <summary>Quantity of a trade.</summary>
    public decimal Quantity => _second;

    public decimal BidPrice => _first;

    public decimal BidQuantity => _second;

    public decimal AskPrice => _third;

    public decimal AskQuantity => _fourth;

    /// <summary>Funding rate as a fraction of the notional for this interval; positive means that longs pay.</summary>
    public decimal FundingRate => _first;

    /// <summary>The same event under another number of its instrument.</summary>
    public MarketEvent Of(int instrument) => this with { Instrument = instrument };

    public static MarketEvent Bar(int instrument, Timestamp closeTime, Timeframe timeframe, in OhlcvValues values) =>
        new(
            MarketEventKind.Bar,
            closeTime,
            instrument,
            new(values.Open, values.High, values.Low, values.Close, values.Volume))
        {
            Timeframe = timeframe,
        };

    public static MarketEvent Trade(int instrument, Timestamp time, decimal price, decimal quantity, Side takerSide) =>
        new(MarketEventKind.Trade, time, instrument, new(price, quantity)) { TakerSide = takerSide };

    public static MarketEvent Quote(int instrument, Timestamp time, in QuoteValues quote) =>
        new(
            MarketEventKind.Quote,
            time,
            instrument,
            new(quote.BidPrice, quote.BidQuantity, quote.AskPrice, quote.AskQuantity));

    public static MarketEvent Book(int instrument, Timestamp time, OrderBookDepth depth) =>
        new(
            MarketEventKind.Depth,
            time,
            instrument,
            new(depth.BestBid.Price, depth.BestBid.Quantity, depth.BestAsk.Price, depth.BestAsk.Quantity))
        {
            Depth = depth,
        };

    public static MarketEvent Funding(int instrument, Timestamp time, decimal rate) =>
        new(MarketEventKind.Funding, time, instrument, new(rate));

    public static MarketEvent Mark(int instrument, Timestamp time, decimal price) =>
        new(MarketEventKind.Mark, time, instrument, new(price));

    private readonly record struct Numbers(
        decimal First, decimal Second = 0m, decimal Third = 0m, decimal Fourth = 0m, decimal Fifth = 0m);
}
