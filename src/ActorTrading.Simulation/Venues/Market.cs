using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Venues;

/// <summary>One market as the venue last saw it.</summary>
internal sealed class Market(int index, Instrument instrument, ChangeLog? changes)
{
    private bool _hasTrade;
    private (long State, long Print, decimal? Mark) _exported;

    public int Index { get; } = index;

    public Instrument Instrument { get; } = instrument;

    public SideBook Sells { get; } = new(Side.Sell, instrument.Filters.TickSize, changes);

    public SideBook Buys { get; } = new(Side.Buy, instrument.Filters.TickSize, changes);

    /// <summary>Accepted orders that meet the next bar first.</summary>
    public List<WorkingOrder> Entering { get; } = [];

    /// <summary>Market orders that wait for liquidity.</summary>
    public List<WorkingOrder> Waiting { get; } = [];

    /// <summary>Positions of all accounts, in the order in which they were opened.</summary>
    public List<MarginPosition> Positions { get; } = [];

    /// <summary>Time of the newest event that the state comes from.</summary>
    public Timestamp Time { get; private set; }

    public bool HasPrice { get; private set; }

    /// <summary>Whether a quote or book was ever seen; until then public trades stand for both sides.</summary>
    public bool HasQuote { get; private set; }

    /// <summary>Whether the sizes are of a quote or book, and not the volume of a bar or trade.</summary>
    public bool ShowsSizes { get; private set; }

    public decimal BidPrice { get; private set; }

    public decimal BidSize { get; private set; }

    public decimal AskPrice { get; private set; }

    public decimal AskSize { get; private set; }

    public OrderBookDepth? Depth { get; private set; }

    /// <summary>Last trade price or bar close; the middle of the newest quote while there was none.</summary>
    public decimal Last { get; private set; }

    /// <summary>The mark price; null while none was told.</summary>
    public decimal? Mark { get; private set; }

    /// <summary>Rises with each new state, so that shown liquidity is taken once.</summary>
    public long StateVersion { get; private set; }

    public long PrintVersion { get; private set; }

    /// <summary>The price that margin is reckoned with.</summary>
    public decimal MarkOrLast => Mark ?? Last;

    /// <summary>Where an order of this side trades at once: the ask for a buy, the bid for a sell.</summary>
    public decimal TouchOf(Side side) => side == Side.Buy ? AskPrice : BidPrice;

    /// <summary>What the best price of the other side shows, for an order of this side.</summary>
    public decimal SizeFor(Side side) => side == Side.Buy ? AskSize : BidSize;

    public SideBook BookOf(Side side) => side == Side.Buy ? Buys : Sells;

    /// <summary>A bar, or a trade where there are no quotes: both sides stand at its price.</summary>
    public void SeeOnePrice(Timestamp time, decimal price, decimal volume)
    {
        (Time, HasPrice, ShowsSizes, _hasTrade, Last) = (time, true, false, true, price);
        (BidPrice, BidSize, AskPrice, AskSize, Depth) = (price, volume, price, volume, null);
        StateVersion++;
    }

    public void SeeQuote(in MarketEvent quote, bool withDepth)
    {
        Last = _hasTrade ? Last : (quote.BidPrice + quote.AskPrice) / 2m;
        (Time, HasPrice, HasQuote, ShowsSizes) = (quote.Time, true, true, true);
        Depth = withDepth ? quote.Depth : null;
        (BidPrice, BidSize, AskPrice, AskSize) = (quote.BidPrice, quote.BidQuantity, quote.AskPrice, quote.AskQuantity);
        StateVersion++;
    }

    public void SeeTrade(in MarketEvent trade)
    {
        (_hasTrade, Last) = (true, trade.Price);
        PrintVersion++;
    }

    public void SeeMark(decimal price) => Mark = price;

    /// <summary>Whether something was seen since the last time that somebody asked.</summary>
    public bool TakeHasChanged()
    {
        var now = (StateVersion, PrintVersion, Mark);
        var hasChanged = now != _exported;
        _exported = now;
        return hasChanged;
    }

    public MarketState Export() => new()
    {
        Symbol = Instrument.Symbol,
        Time = Time,
        HasPrice = HasPrice,
        HasQuote = HasQuote,
        HasTrade = _hasTrade,
        ShowsSizes = ShowsSizes,
        BidPrice = BidPrice,
        BidSize = BidSize,
        AskPrice = AskPrice,
        AskSize = AskSize,
        Depth = Depth,
        Last = Last,
        Mark = Mark,
        StateVersion = StateVersion,
        PrintVersion = PrintVersion,
    };

    public void Import(MarketState state)
    {
        (Time, HasPrice, HasQuote, _hasTrade) = (state.Time, state.HasPrice, state.HasQuote, state.HasTrade);
        (ShowsSizes, Depth, Last, Mark) = (state.ShowsSizes, state.Depth, state.Last, state.Mark);
        (BidPrice, BidSize, AskPrice, AskSize) = (state.BidPrice, state.BidSize, state.AskPrice, state.AskSize);
        (StateVersion, PrintVersion) = (state.StateVersion, state.PrintVersion);
        _exported = (StateVersion, PrintVersion, Mark);
    }
}
