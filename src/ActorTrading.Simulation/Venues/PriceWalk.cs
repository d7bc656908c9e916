using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>How a price came to where it is, which decides at what price that which it reached trades.</summary>
/// <param name="IsJump">Whether nothing traded in between: what was jumped over trades at the new price.</param>
/// <param name="IsBar">Whether the move is inside a bar, where <see cref="LimitRule"/> holds for limits.</param>
/// <param name="WithLimits">Whether the move reaches resting limits; without quotes only public trades do.</param>
internal readonly record struct Move(bool IsJump, bool IsBar, bool WithLimits);

/// <summary>
/// Moves the value of one side of a market and fires what it reaches, in the order in which it is reached.
/// </summary>
internal sealed class PriceWalk(FillModel fills, OrderDesk desk, Execution execution)
{
    public void Jump(Market market, Side side, decimal to, Move move)
    {
        Fall(market, side, to, move);
        Rise(market, side, to, move);
    }

    /// <summary>Stops, trails and forced closes that the falling value reaches.</summary>
    public void Fall(Market market, Side side, decimal to, Move move)
    {
        var book = market.BookOf(side);
        var cursor = LadderCursor.Start;
        while (-to >= book.NearestFall)
        {
            var hasStop = book.Falling.TryNext(cursor, -to, out var stop);
            if (market.Mark is null && book.Liquidations.TryNext(LadderCursor.Start, -to, out var forced)
                && (!hasStop || forced.Rank <= stop.Rank))
            {
                Liquidate(book, forced.Item, move.IsJump ? to : -forced.Rank);
                continue;
            }

            if (!hasStop)
            {
                return;
            }

            cursor = new(stop.Rank, stop.Sequence);
            Reach(book, stop.Item, move.IsJump ? to : -stop.Rank, move);
        }
    }

    /// <summary>Take-profits, activations and limits that the rising value reaches; trails follow it.</summary>
    public void Rise(Market market, Side side, decimal to, Move move)
    {
        var book = market.BookOf(side);
        var cursor = LadderCursor.Start;
        while (to >= book.NearestRise && book.TryNextRise(cursor, to, move.WithLimits, out var entry, out var isLimit))
        {
            cursor = new(entry.Rank, entry.Sequence);
            if (isLimit)
            {
                ReachLimit(book, entry.Item, to, move);
            }
            else
            {
                ReachRising(book, entry.Item, move.IsJump ? to : entry.Rank, move);
            }
        }

        book.Ratchet(to);
    }

    /// <summary>Forced closes by the mark price.</summary>
    public void FallToMark(Market market, Side side, decimal to)
    {
        var book = market.BookOf(side);
        while (book.Liquidations.TryNext(LadderCursor.Start, -to, out var forced))
        {
            Liquidate(book, forced.Item, to);
        }
    }

    /// <summary>A conditional order comes alive at this value.</summary>
    public void Fire(WorkingOrder order, decimal stopValue, decimal value, Move move)
    {
        var book = order.Market.BookOf(order.Side);
        desk.Trigger(order, book.PriceOf(stopValue));
        if (order.IsMarketWhenLive)
        {
            execution.TakeShown(order, book.PriceOf(value));
            return;
        }

        var limit = book.ValueOf(order.LimitPrice!.Value);
        var isMarketable = move.IsBar && fills.LimitRule == LimitRule.Through ? value > limit : value >= limit;
        Enter(order, isMarketable, book.PriceOf(value));
    }

    /// <summary>A live limit order takes at this price, rests, or ends, as its terms say.</summary>
    public void Enter(WorkingOrder order, bool isMarketable, decimal price)
    {
        if (isMarketable)
        {
            execution.TakeShown(order, price);
        }
        else if (order.Spec.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok)
        {
            desk.Expire(order, EndReasons.TimeInForce);
        }
        else
        {
            execution.Rest(order);
        }
    }

    private void Reach(SideBook book, Resting item, decimal value, Move move)
    {
        if (item is TrailCohort cohort)
        {
            book.Dissolve(cohort);
            return;
        }

        var order = (WorkingOrder)item;
        Fire(order, order.StopValue!.Value, value, move);
    }

    private void ReachRising(SideBook book, WorkingOrder order, decimal value, Move move)
    {
        if (order.Spec.Type == OrderType.TrailingStop)
        {
            book.ActivateTrail(order, value);
            return;
        }

        Fire(order, order.FavourValue!.Value, value, move);
    }

    private void ReachLimit(SideBook book, WorkingOrder order, decimal to, Move move)
    {
        var (market, limit) = (order.Market, order.LimitValue!.Value);
        if (move.IsBar && to == limit && !order.TakesFirst && !FillsOnTouch(order))
        {
            return;
        }

        var liquidity = order.TakesFirst ? Liquidity.Taker : Liquidity.Maker;
        var size = execution.ShareOf(market.SizeFor(order.Side), market.ShowsSizes);
        execution.Make(order, book.PriceOf(move.IsBar && move.IsJump ? to : limit), size, isPrint: false, liquidity);
    }

    /// <summary>Draws whether a price that touches the limit without going beyond fills the order.</summary>
    public bool FillsOnTouch(WorkingOrder order) => fills.LimitRule == LimitRule.Touch
        && (fills.TouchProbability >= 1.0 || order.Draws(fills.TouchProbability));

    /// <summary>
    /// At the liquidation price, or worse where the price has jumped, but never beyond what the margin covers.
    /// </summary>
    private void Liquidate(SideBook book, MarginPosition position, decimal value)
    {
        var worst = position.BankruptcyPrice() is { } price ? book.ValueOf(price) : decimal.MinValue;
        var reached = Math.Min(value, position.LiquidationValue!.Value);
        desk.Liquidate(position, book.PriceOf(Math.Max(reached, worst)));
    }
}
