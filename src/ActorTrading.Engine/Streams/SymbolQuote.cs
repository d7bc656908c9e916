using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// The latest prices of a symbol. A price is the last trade or bar close; without trades, the middle of the quote.
/// </summary>
public sealed class SymbolQuote
{
    private bool _hasTrades;

    public decimal Last { get; private set; }

    public decimal Bid { get; private set; }

    public decimal Ask { get; private set; }

    public decimal Mark { get; private set; }

    public bool HasQuote { get; private set; }

    public bool HasPrice { get; private set; }

    public Timestamp At { get; private set; }

    /// <summary>Whether <see cref="Last"/> was set by this event.</summary>
    public bool Update(in MarketEvent e)
    {
        At = e.Time;
        switch (e.Kind)
        {
            case MarketEventKind.Bar:
                return SetLast(e.Close);
            case MarketEventKind.Trade:
                _hasTrades = true;
                return SetLast(e.Price);
            case MarketEventKind.Quote or MarketEventKind.Depth:
                SetQuote(e);
                return !_hasTrades && SetLast((e.BidPrice + e.AskPrice) / 2m);
            case MarketEventKind.Mark:
                Mark = e.Price;
                return false;
            default:
                return false;
        }
    }

    public void SetQuote(in MarketEvent e) => (Bid, Ask, HasQuote) = (e.BidPrice, e.AskPrice, true);

    private bool SetLast(decimal price)
    {
        (Last, HasPrice) = (price, true);
        return true;
    }
}
