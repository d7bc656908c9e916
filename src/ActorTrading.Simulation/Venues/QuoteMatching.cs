using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;

namespace ActorTrading.Simulation.Venues;

/// <summary>Matches quotes, books and public trades.</summary>
internal sealed class QuoteMatching(FillModel fills, Execution execution, PriceWalk walk)
{
    private readonly List<WorkingOrder> _waiting = [];

    public void OnQuote(Market market, in MarketEvent quote, bool withDepth)
    {
        market.SeeQuote(quote, withDepth);
        if (market.Waiting.Count > 0 || !IsQuiet(market))
        {
            MeetState(market, withLimits: true);
        }
    }

    /// <summary>Where quotes were seen a trade reaches limits only; else it is all the market that there is.</summary>
    public void OnTrade(Market market, in MarketEvent trade)
    {
        market.SeeTrade(trade);
        if (!market.HasQuote)
        {
            market.SeeOnePrice(trade.Time, trade.Price, trade.Quantity);
            if (market.Waiting.Count > 0 || !IsQuiet(market))
            {
                MeetState(market, withLimits: false);
            }
        }

        Print(market, Side.Sell, trade);
        Print(market, Side.Buy, trade);
    }

    private static bool IsQuiet(Market market) =>
        -market.BidPrice < market.Sells.NearestFall && market.BidPrice < market.Sells.NearestRise
        && market.AskPrice < market.Buys.NearestFall && -market.AskPrice < market.Buys.NearestRise;

    private void MeetState(Market market, bool withLimits)
    {
        _waiting.Clear();
        _waiting.AddRange(market.Waiting);
        market.Waiting.Clear();
        foreach (var order in _waiting)
        {
            if (order.IsOpen)
            {
                execution.TakeShown(order, market.TouchOf(order.Side));
            }
        }

        var jump = new Move(IsJump: true, IsBar: false, withLimits);
        walk.Jump(market, Side.Sell, market.BidPrice, jump);
        walk.Jump(market, Side.Buy, market.Buys.ValueOf(market.AskPrice), jump);
    }

    private void Print(Market market, Side side, in MarketEvent trade)
    {
        var book = market.BookOf(side);
        var value = book.ValueOf(trade.Price);
        var cursor = LadderCursor.Start;
        while (book.Limits.TryNext(cursor, value, out var entry))
        {
            cursor = new(entry.Rank, entry.Sequence);
            var size = entry.Rank < value
                ? execution.ShareOf(trade.Quantity, isShown: false)
                : SizeAtPrice(entry.Item, trade);
            execution.Make(entry.Item, book.PriceOf(entry.Rank), size, isPrint: true);
        }
    }

    /// <summary>How much of a trade at the very price of a resting order may come to that order.</summary>
    private decimal SizeAtPrice(WorkingOrder order, in MarketEvent trade)
    {
        if (!fills.QueuePosition || !order.Market.ShowsSizes)
        {
            return walk.FillsOnTouch(order) ? execution.ShareOf(trade.Quantity, isShown: false) : 0m;
        }

        order.QueueAhead ??= Execution.QueueAt(order.Market, order.Side, trade.Price);
        if (trade.TakerSide == order.Side || order.QueueAhead is not { } ahead)
        {
            return 0m;
        }

        order.QueueAhead = Math.Max(0m, ahead - trade.Quantity);
        return trade.Quantity > ahead ? execution.ShareOf(trade.Quantity - ahead, isShown: true) : 0m;
    }
}
