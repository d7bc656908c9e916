using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Venues;

/// <summary>Takes accepted orders to where they meet the market.</summary>
internal sealed class Arrivals(SimulatedVenueOptions options, OrderDesk desk, Execution execution, PriceWalk walk)
{
    /// <summary>A newly accepted order: waits for the next bar, or meets the state that the market shows.</summary>
    public void Arrive(WorkingOrder order, Timestamp now)
    {
        var market = order.Market;
        if (options.Model == VenueModel.Bar)
        {
            order.TakesFirst = order.Spec.Type == OrderType.Limit
                && WouldTake(market, order.Side, order.LimitPrice!.Value);
            market.Entering.Add(order);
        }
        else if (IsFresh(market, now))
        {
            MeetState(order, new(IsJump: true, IsBar: false, WithLimits: true));
        }
        else
        {
            AwaitState(order);
        }
    }

    /// <summary>Whether a limit at this price trades at once against what the market shows.</summary>
    public static bool WouldTake(Market market, Side side, decimal limit) =>
        market.HasPrice && side.Sign() * market.TouchOf(side) <= side.Sign() * limit;

    /// <summary>The order meets what the market shows now.</summary>
    public void MeetState(WorkingOrder order, Move move)
    {
        var (market, book) = (order.Market, order.Market.BookOf(order.Side));
        var touch = market.TouchOf(order.Side);
        if (order.Spec.Type == OrderType.Market)
        {
            execution.TakeShown(order, touch);
            return;
        }

        if (order.Spec.Type == OrderType.Limit)
        {
            walk.Enter(order, WouldTake(market, order.Side, order.LimitPrice!.Value), touch);
            return;
        }

        Place(order);
        var value = book.ValueOf(touch);
        if (SideBook.CurrentStop(order) is { } stop && stop >= value)
        {
            walk.Fire(order, stop, value, move);
        }
        else if (order.Spec.Type is not OrderType.TrailingStop && order.FavourValue is { } trigger && trigger <= value)
        {
            walk.Fire(order, trigger, value, move);
        }
    }

    /// <summary>Puts an order where it waits for its price.</summary>
    public void Place(WorkingOrder order)
    {
        var book = order.Market.BookOf(order.Side);
        switch (order.Spec.Type)
        {
            case OrderType.Limit:
                execution.Rest(order);
                break;
            case OrderType.Stop or OrderType.StopLimit:
                book.AddStop(order, book.ValueOf(order.Spec.StopPrice!.Value.Value));
                break;
            case OrderType.TakeProfit or OrderType.TakeProfitLimit:
                book.AddRising(order, book.ValueOf(order.Spec.StopPrice!.Value.Value));
                break;
            case OrderType.TrailingStop:
                PlaceTrail(order, book);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void PlaceTrail(WorkingOrder order, SideBook book)
    {
        var trail = order.Spec.Trailing!;
        var best = book.ValueOf(order.Market.TouchOf(order.Side));
        if (trail.InitialStop is { } initial)
        {
            book.AddStop(order, book.ValueOf(initial.Value));
        }

        if (trail.Activation is { } activation && book.ValueOf(activation.Value) > best)
        {
            book.AddRising(order, book.ValueOf(activation.Value));
            if (trail.Distance is { } distance)
            {
                book.AddTrail(order, distance, best);
            }

            return;
        }

        book.AddTrail(order, trail.ActivatedDistance, best);
    }

    private void AwaitState(WorkingOrder order)
    {
        var isImmediate = order.Spec.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok;
        if (isImmediate && !order.Spec.IsConditional)
        {
            desk.Expire(order, EndReasons.InsufficientLiquidity);
        }
        else if (order.Spec.Type == OrderType.Market)
        {
            desk.Await(order);
        }
        else
        {
            Place(order);
        }
    }

    private bool IsFresh(Market market, Timestamp now) =>
        market.HasPrice && !(now - market.Time > options.StaleAfter);
}
