using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// Closes positions by decision. A venue counts what a resting exit may sell as spoken for, so the protective orders
/// are cancelled first and the close goes out when they are gone; if they fill meanwhile, less or nothing is left to
/// close.
/// </summary>
internal static class PositionClosing
{
    public static void Request(PortfolioTurn turn, Symbol symbol, QueuedClose close)
    {
        if (turn.Portfolio.QueuedCloses.ContainsKey(symbol) && !close.IsEmergency)
        {
            return;
        }

        turn.Emit(new PortfolioEvent.CloseQueued(symbol, close) { At = turn.At });
        Insist(turn, symbol);
    }

    /// <summary>Asks for the cancels that a queued close waits for, also those that the venue refused before.</summary>
    public static void Insist(PortfolioTurn turn, Symbol symbol)
    {
        OrderCancelling.Cancel(
            turn, o => o.Order.Spec.Symbol == symbol && HoldsPosition(turn.Portfolio, o), "position is being closed");
        Continue(turn, symbol);
    }

    /// <summary>Sends the queued close as soon as nothing stands in its way.</summary>
    public static void Continue(PortfolioTurn turn, Symbol symbol)
    {
        var portfolio = turn.Portfolio;
        if (!portfolio.QueuedCloses.TryGetValue(symbol, out var close))
        {
            return;
        }

        if (portfolio.Ledger.PositionIn(symbol) is not { } position)
        {
            turn.Emit(new PortfolioEvent.CloseDropped(symbol) { At = turn.At });
        }
        else if (!portfolio.OrdersIn(symbol).Any(o => HoldsPosition(portfolio, o)))
        {
            Send(turn, position, close);
        }
    }

    /// <summary>
    /// Places an exit anew that did not fill in time, at the price as it is now; as a market order once it has timed
    /// out as often as the policy allows.
    /// </summary>
    public static void Retry(PortfolioTurn turn, PortfolioOrder order)
    {
        if (order.Intent.Close is not { } close || turn.Portfolio.Ledger.PositionIn(order.Order.Spec.Symbol) is null)
        {
            return;
        }

        var timeouts = close.Timeouts + 1;
        var escalates = OrderTimeouts.Escalates(timeouts, turn.Portfolio.Policy.ExitTimeoutCount);
        Request(turn, order.Order.Spec.Symbol, close with
        {
            Terms = escalates ? OrderTerms.Market : close.Terms,
            Quantity = order.Order.Remaining,
            Timeouts = timeouts,
        });
    }

    /// <summary>
    /// Decides anew on a close that the venue never had, as after a crash between decision and send: at the market,
    /// since the price of then is not the price of now. Entries are not repeated, and protective orders are kept by
    /// <see cref="ExitKeeping"/>.
    /// </summary>
    public static void Repeat(PortfolioTurn turn, PortfolioOrder order)
    {
        var (symbol, why) = (order.Order.Spec.Symbol, order.Intent.Why);
        if (order.Purpose == OrderPurpose.Exit && turn.Portfolio.Ledger.PositionIn(symbol) is not null)
        {
            var isEmergency = why.ExitReason == ExitReason.EmergencyStop;
            Request(turn, symbol, order.Intent.Close ?? new QueuedClose(
                why with { Verdicts = [] }, OrderTerms.Market, order.Order.Remaining, isEmergency));
        }
    }

    /// <summary>
    /// Writes off what is left of a spot position once no order works on it and the venue lets nobody sell it.
    /// </summary>
    public static void SettleRemainder(PortfolioTurn turn, Symbol symbol)
    {
        var portfolio = turn.Portfolio;
        if (portfolio.Ledger.PositionIn(symbol) is not { IsMargined: false } position
            || portfolio.OrdersIn(symbol).Any())
        {
            return;
        }

        var price = turn.Marks.Of(symbol)?.Price ?? position.EntryPrice;
        if (DustRule.IsDust(position.Quantity, price, portfolio.InstrumentOf(symbol)))
        {
            turn.Emit(new PortfolioEvent.DustSettled(symbol, price) { At = turn.At });
            TradeCounting.Count(turn);
        }
    }

    private static void Send(PortfolioTurn turn, Position position, QueuedClose close)
    {
        var instrument = turn.Portfolio.InstrumentOf(position.Symbol);
        var reference = turn.Marks.Of(position.Symbol)?.Price ?? close.Why.Reference;
        var terms = close.Terms;
        var draft = OrderPlanning.Draft(position.Symbol, position.Side.Opposite(), terms) with
        {
            Quantity = close.Quantity is { } part ? part.Min(position.Quantity) : position.Quantity,
            ReduceOnly = true,
        };
        var spec = OrderRounding.ToFilters(OrderPlanning.Place(draft, terms, reference, turn.At), instrument);
        var why = close.Why with { Reference = reference };
        if (DustRule.IsDust(spec.Quantity, reference, instrument))
        {
            Refuse(turn, spec, why, position);
            return;
        }

        var intent = new OrderIntent
        {
            Id = turn.Portfolio.NextOrderId,
            Spec = spec,
            Why = why,
            Leverage = position.Leverage,
            UnfilledTimeout = terms.UnfilledTimeout,
            Close = terms.UnfilledTimeout is null ? null : close,
        };
        OrderGate.Submit(turn, intent, isEmergency: close.IsEmergency);
    }

    private static void Refuse(PortfolioTurn turn, OrderSpec spec, OrderWhy why, Position position)
    {
        var reason = new Refusal(
            PortfolioRejection.CloseTooSmall,
            $"{position.Quantity} {position.Base} in {position.Symbol} is less than the venue lets anybody sell; it is "
                + "kept as dust.");
        turn.Emit(new PortfolioEvent.OrderDenied(spec, why, reason) { At = turn.At });
        SettleRemainder(turn, position.Symbol);
    }

    // Exits and protections sell the position; so does an entry of the other side, which would open a short.
    private static bool HoldsPosition(Portfolio portfolio, PortfolioOrder order) =>
        order.Purpose != OrderPurpose.Entry
        || (portfolio.Ledger.PositionIn(order.Order.Spec.Symbol) is { } position
            && position.Side != order.Order.Spec.Side);
}
