using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>Books what the venue executed: on the order, in the ledger, in the record of closed trades.</summary>
internal static class FillBooking
{
    private const string LiquidationRule = "liquidation";

    public static Portfolio Book(Portfolio portfolio, PortfolioEvent.OrderFilled e)
    {
        var known = portfolio.Orders.GetValueOrDefault(e.Fill.OrderId);
        if (known is null)
        {
            return Post(portfolio, e.Fill, StrangersContext(portfolio, e.Fill));
        }

        var applied = known.Order.Apply(
            new VenueReport.Filled(e.Fill) { OrderId = e.Fill.OrderId, At = e.Fill.At }) as OrderChange.Applied
            ?? throw new InvalidOperationException(
                $"The journal holds an impossible fill {e.Fill.TradeId} of order {e.Fill.OrderId}.");
        var context = ContextOf(portfolio, known.Intent, e, applied.Order.Remaining);
        return Keep(Post(portfolio, e.Fill, context), known with { Order = applied.Order });
    }

    public static Portfolio Liquidate(Portfolio portfolio, PortfolioEvent.Liquidated e)
    {
        var context = StrangersContext(portfolio, e.Fill) with
        {
            ExitReason = ExitReason.Liquidation,
            RuleName = LiquidationRule,
        };
        var change = portfolio.Ledger.ApplyLiquidation(e.Fill, portfolio.InstrumentOf(e.Fill.Symbol), context);
        return Remember(Record(portfolio, change), e.Fill);
    }

    public static Portfolio SettleDust(Portfolio portfolio, PortfolioEvent.DustSettled e)
    {
        var context = new FillContext { OrderId = new ClientOrderId(""), BaseCurrency = portfolio.BaseCurrency };
        return Record(portfolio, portfolio.Ledger.SettleDust(portfolio.InstrumentOf(e.Symbol), e.Price, e.At, context));
    }

    /// <summary>Keeps the order while it may still trade, and frees what a finished one has reserved.</summary>
    public static Portfolio Keep(Portfolio portfolio, PortfolioOrder order)
    {
        var ledger = order.Order.IsOpen ? Shrink(portfolio, order) : portfolio.Ledger.Release(order.Id);
        return portfolio with
        {
            Orders = order.Order.IsOpen ? portfolio.Orders.SetItem(order.Id, order) : portfolio.Orders.Remove(order.Id),
            Ledger = ledger,
            LedgerVersion = portfolio.LedgerVersion + (ledger == portfolio.Ledger && order.Order.IsOpen ? 0 : 1),
        };
    }

    // The part of the reservation that belongs to what has filled has been spent.
    private static Ledger Shrink(Portfolio portfolio, PortfolioOrder order)
    {
        if (order.Intent.Reservation is not { } whole || order.Order.Filled.IsZero)
        {
            return portfolio.Ledger;
        }

        var left = whole * (order.Order.Remaining.Value / order.Order.Spec.Quantity.Value);
        return portfolio.Ledger with { Reservations = portfolio.Ledger.Reservations.SetItem(order.Id, left) };
    }

    private static Portfolio Post(Portfolio portfolio, Fill fill, FillContext context) =>
        Remember(Record(portfolio, portfolio.Ledger.Apply(fill, portfolio.InstrumentOf(fill.Symbol), context)), fill);

    private static Portfolio Remember(Portfolio portfolio, Fill fill) => portfolio with
    {
        RecentTrades = Recent.Append(portfolio.RecentTrades, fill.TradeId, Portfolio.RecentTradesKept),
    };

    private static Portfolio Record(Portfolio portfolio, LedgerChange change)
    {
        var recorded = portfolio with
        {
            Ledger = change.Ledger.AssertBalanced(),
            LedgerVersion = portfolio.LedgerVersion + 1,
        };
        return change.Closed is not { } trade ? recorded : recorded with
        {
            ClosedTrades = Recent.Append(recorded.ClosedTrades, trade, Portfolio.ClosedTradesKept),
            ClosedTradeCount = recorded.ClosedTradeCount + 1,
            RefusedExits = recorded.RefusedExits.Remove(trade.Symbol),
        };
    }

    private static FillContext ContextOf(
        Portfolio portfolio, OrderIntent intent, PortfolioEvent.OrderFilled e, Quantity leaves) =>
        new()
        {
            OrderId = intent.Id,
            Rule = intent.Why.Rule,
            RuleVersion = intent.Why.RuleVersion,
            RuleName = intent.Why.RuleName,
            Exits = intent.Exits,
            Leverage = intent.Leverage,
            ExitReason = ReasonOf(portfolio, intent),
            Leaves = leaves,
            BaseCurrency = portfolio.BaseCurrency,
            FeeToQuote = e.FeeToQuote,
        };

    // A trailing order that fills at its first stop was a plain stop loss.
    private static ExitReason ReasonOf(Portfolio portfolio, OrderIntent intent) =>
        intent.Why.ExitReason is ExitReason.TrailingStop
        && portfolio.Ledger.PositionIn(intent.Spec.Symbol) is { } position
            ? ExitPlanner.ReasonOfStop(position)
            : intent.Why.ExitReason ?? ExitReason.Rule;

    // A late fill of an order that was done is money all the same.
    private static FillContext StrangersContext(Portfolio portfolio, Fill fill) => new()
    {
        OrderId = fill.OrderId,
        BaseCurrency = portfolio.BaseCurrency,
    };
}
