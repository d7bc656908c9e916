using System.Diagnostics;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// Takes in what the venue says: each execution once, every other word where it is news, and then what follows from it
/// for exits, closes, protections and the session's counts.
/// </summary>
internal static class ReportIntake
{
    public static Refusal? Take(PortfolioTurn turn, VenueReport report)
    {
        if (!turn.Portfolio.Orders.TryGetValue(report.OrderId, out var order))
        {
            return TakeLate(turn, report);
        }

        switch (order.Order.Apply(report))
        {
            case OrderChange.AlreadyKnown:
                return null;
            case OrderChange.Refused refused:
                return refused.Reason;
            case OrderChange.Applied applied:
                Emit(turn, report, applied.Flag);
                if (report is VenueReport.Canceled && order.Order.Reason == OrderTimeouts.CancelReason)
                {
                    PositionClosing.Retry(turn, order);
                }
                else if (report is VenueReport.NotFound)
                {
                    PositionClosing.Repeat(turn, order);
                }

                Follow(turn, order.Order.Spec.Symbol);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    public static Refusal? TakeLiquidation(PortfolioTurn turn, Fill fill)
    {
        if (!turn.Portfolio.Instruments.ContainsKey(fill.Symbol))
        {
            return NotListed(fill);
        }

        turn.Emit(new PortfolioEvent.Liquidated(fill) { At = turn.At });
        Follow(turn, fill.Symbol);
        return null;
    }

    // The order is done. A fill that comes all the same is money; anything else is old news.
    private static Refusal? TakeLate(PortfolioTurn turn, VenueReport report)
    {
        if (report is not VenueReport.Filled filled)
        {
            return null;
        }

        if (!turn.Portfolio.Instruments.ContainsKey(filled.Fill.Symbol))
        {
            return NotListed(filled.Fill);
        }

        if (!turn.Portfolio.RecentTrades.Contains(filled.Fill.TradeId))
        {
            turn.Emit(
                new PortfolioEvent.OrderFilled(
                    filled.Fill, FeeToQuote(turn, filled.Fill), OrderFlag.LateFill)
                {
                    At = turn.At,
                });
            Follow(turn, filled.Fill.Symbol);
        }

        return null;
    }

    private static Refusal NotListed(Fill fill) => new(
        PortfolioRejection.InstrumentUnknown, $"Fill {fill.TradeId} is in {fill.Symbol}, which is not listed.");

    private static void Emit(PortfolioTurn turn, VenueReport report, OrderFlag flag)
    {
        PortfolioEvent @event = report is VenueReport.Filled filled
            ? new PortfolioEvent.OrderFilled(filled.Fill, FeeToQuote(turn, filled.Fill), flag) { At = turn.At }
            : new PortfolioEvent.OrderReported(report) { At = turn.At };
        turn.Emit(@event);
    }

    private static void Follow(PortfolioTurn turn, Instruments.Symbol symbol)
    {
        TradeCounting.Count(turn);
        PositionClosing.SettleRemainder(turn, symbol);
        PositionClosing.Continue(turn, symbol);
        ExitKeeping.Sync(turn, symbol);
    }

    // What a coin is worth in which neither leg of the market is counted, taken from its own market where one is
    // watched.
    private static decimal? FeeToQuote(PortfolioTurn turn, Fill fill)
    {
        var instrument = turn.Portfolio.InstrumentOf(fill.Symbol);
        return fill.Fee.Currency == instrument.Quote || fill.Fee.Currency == instrument.Base
            ? null
            : turn.Portfolio.RateOf(fill.Fee.Currency, instrument.Quote, turn.Marks);
    }
}
