using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>Trades live orders against the liquidity in reach and decides what becomes of the rest.</summary>
internal sealed class Execution(SimulatedVenueOptions options, OrderDesk desk)
{
    private readonly List<BookLevel> _offers = [];

    /// <summary>Takes at this price of the bar in progress, or of what the market shows where it shows sizes.</summary>
    public void TakeShown(WorkingOrder order, decimal price)
    {
        desk.TrimReduceOnly(order);
        if (!order.IsOpen)
        {
            return;
        }

        FindOffers(order, price);
        if (order.Spec.TimeInForce == TimeInForce.Fok && _offers.Sum(offer => offer.Quantity) < order.Remaining)
        {
            desk.Expire(order, EndReasons.InsufficientLiquidity);
            return;
        }

        foreach (var offer in _offers)
        {
            Take(order, offer);
        }

        EndOrRest(order, price);
    }

    /// <summary>A resting order trades at this price with its share of what is there.</summary>
    /// <param name="order">The order.</param>
    /// <param name="price">Where it trades.</param>
    /// <param name="size">What there is for everybody.</param>
    /// <param name="isPrint">Whether that is a public trade, and not the state that the market shows.</param>
    /// <param name="liquidity">Taker only for an order that came in marketable.</param>
    public void Make(
        WorkingOrder order, decimal price, decimal size, bool isPrint, Liquidity liquidity = Liquidity.Maker)
    {
        desk.TrimReduceOnly(order);
        if (!order.IsOpen)
        {
            return;
        }

        var key = new LiquidityKey(order.Market.Index, order.Side, isPrint);
        var version = isPrint ? order.Market.PrintVersion : order.Market.StateVersion;
        var quantity = Portion(order, size - order.Account.Taken(key, version), order.Remaining);
        if (quantity > 0m)
        {
            order.Account.Take(key, version, quantity);
            desk.Fill(order, price, quantity, liquidity);
        }
    }

    /// <summary>What one account may have of a size that belongs to a bar, a trade, or a shown level.</summary>
    public decimal ShareOf(decimal size, bool isShown)
    {
        var share = options.Fills.Participation;
        var unlimited = isShown ? size == 0m : share is null;
        return unlimited ? decimal.MaxValue : size * (share ?? 1m);
    }

    public void Rest(WorkingOrder order)
    {
        var (market, book) = (order.Market, order.Market.BookOf(order.Side));
        book.AddLimit(order, book.ValueOf(order.LimitPrice!.Value));
        order.QueueAhead = options.Fills.QueuePosition && market.ShowsSizes
            ? QueueAt(market, order.Side, order.LimitPrice.Value)
            : null;
    }

    /// <summary>
    /// The size that is shown at this price on the order's own side; null where the price is deeper than what is shown.
    /// </summary>
    public static decimal? QueueAt(Market market, Side side, decimal price)
    {
        var sign = side.Sign();
        if (market.Depth is { } depth)
        {
            var levels = side == Side.Buy ? depth.Bids : depth.Asks;
            var level = levels.FirstOrDefault(shown => shown.Price == price);
            return level.Price == price || sign * price > sign * levels[^1].Price ? level.Quantity : null;
        }

        var (best, size) = side == Side.Buy ? (market.BidPrice, market.BidSize) : (market.AskPrice, market.AskSize);
        return price == best ? size : sign * price > sign * best ? 0m : null;
    }

    private void Take(WorkingOrder order, BookLevel offer)
    {
        var quantity = Portion(order, offer.Quantity, order.Remaining);
        if (order.IsOpen && quantity > 0m)
        {
            order.Account.Take(new(order.Market.Index, order.Side, Print: false), order.Market.StateVersion, quantity);
            desk.Fill(order, offer.Price, quantity, Liquidity.Taker);
        }
    }

    private void EndOrRest(WorkingOrder order, decimal price)
    {
        if (!order.IsOpen)
        {
            return;
        }

        if (order.Spec.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok)
        {
            desk.Expire(order, EndReasons.TimeInForce);
        }
        else if (!order.IsMarketWhenLive)
        {
            Rest(order);
        }
        else
        {
            EndMarket(order, price);
        }
    }

    private void EndMarket(WorkingOrder order, decimal price)
    {
        switch (options.Fills.MarketRemainder)
        {
            case MarketRemainder.Wait:
                desk.Await(order);
                break;
            case MarketRemainder.Expire:
                desk.Expire(order, EndReasons.InsufficientLiquidity);
                break;
            case MarketRemainder.FillAtLast:
                var last = _offers.Count > 0
                    ? _offers[^1].Price
                    : Worsened(order, price, order.Market.SizeFor(order.Side));
                desk.Fill(order, last, order.Remaining, Liquidity.Taker);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>
    /// The prices and quantities that the order may take, best first, after slippage and within its limit.
    /// </summary>
    private void FindOffers(WorkingOrder order, decimal price)
    {
        _offers.Clear();
        var market = order.Market;
        var skip = order.Account.Taken(new(market.Index, order.Side, Print: false), market.StateVersion);
        if (market.Depth is { } depth)
        {
            foreach (var level in order.Side == Side.Buy ? depth.Asks : depth.Bids)
            {
                AddOffer(order, level, ref skip);
            }

            return;
        }

        AddOffer(order, new(price, market.SizeFor(order.Side)), ref skip);
    }

    private void AddOffer(WorkingOrder order, BookLevel level, ref decimal skip)
    {
        var share = ShareOf(level.Quantity, order.Market.ShowsSizes);
        var left = Math.Max(0m, share - skip);
        skip = Math.Max(0m, skip - share);
        var (sign, limit) = (order.Side.Sign(), order.IsMarketWhenLive ? null : order.LimitPrice);
        if (left == 0m || (limit is { } bound && sign * level.Price > sign * bound))
        {
            return;
        }

        var price = Worsened(order, level.Price, level.Quantity);
        var within = limit is { } worst && sign * price > sign * worst ? worst : price;
        _offers.Add(new(within, left == decimal.MaxValue ? order.Remaining : left));
    }

    private decimal Worsened(WorkingOrder order, decimal price, decimal size) => options.Slippage.Worsen(
        price, order.Side, order.Remaining, size, order.Market.Instrument.Filters.TickSize);

    /// <summary>As much as there is, in whole lots, or the whole rest.</summary>
    private static decimal Portion(WorkingOrder order, decimal available, decimal wanted) =>
        available >= wanted ? wanted : Math.Max(0m, Rounding.Down(available, order.LotStep));
}
