using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// What a portfolio does because time has come: order timeouts, steps of exit plans, start and end of its session.
/// </summary>
public static class PortfolioSchedule
{
    /// <summary>Wait before a cancel that a close waits for is asked for again.</summary>
    private static readonly TimeSpan CancelAgainAfter = TimeSpan.FromSeconds(10);

    /// <summary>When the portfolio must be woken next; null for never.</summary>
    public static Timestamp? NextWake(Portfolio portfolio, Timestamp now)
    {
        var next = portfolio.Session.NextDeadline;
        foreach (var order in portfolio.Orders.Values)
        {
            next = Earlier(next, OrderTimeouts.DueAt(order.Order));
        }

        foreach (var position in portfolio.Ledger.Positions.Values)
        {
            if (!position.Exits.IsEmpty
                && ExitPlanner.Plan(position, portfolio.InstrumentOf(position.Symbol), now) is ExitDecision.Rest rest)
            {
                next = Earlier(next, rest.NextChangeAt);
            }
        }

        foreach (var (symbol, refused) in portfolio.RefusedExits)
        {
            next = portfolio.Ledger.Positions.ContainsKey(symbol) && refused.RetryAt > now
                ? Earlier(next, refused.RetryAt)
                : next;
        }

        return portfolio.QueuedCloses.IsEmpty ? next : Earlier(next, now + CancelAgainAfter);
    }

    internal static void Wake(PortfolioTurn turn)
    {
        Advance(turn);
        TimeOut(turn);
        foreach (var symbol in turn.Portfolio.QueuedCloses.Keys)
        {
            PositionClosing.Insist(turn, symbol);
        }

        foreach (var symbol in turn.Portfolio.Ledger.Positions.Keys)
        {
            ExitKeeping.Sync(turn, symbol);
        }
    }

    private static void Advance(PortfolioTurn turn)
    {
        var advance = new SessionCommand.Advance { At = turn.At };
        foreach (var change in SessionDecider.Decide(turn.Portfolio.Session, advance).Events)
        {
            turn.Emit(new PortfolioEvent.SessionChanged(change) { At = turn.At });
            if (change is SessionEvent.Stopped)
            {
                OrderCancelling.CancelEntries(turn, _ => true, "session ended");
            }
        }
    }

    private static void TimeOut(PortfolioTurn turn)
    {
        var portfolio = turn.Portfolio;
        var due = OrderTimeouts.Due(portfolio.Orders.Values.Select(o => o.Order), portfolio.InstrumentOf, turn.At)
            .ToArray();
        foreach (var id in due)
        {
            turn.Emit(new PortfolioEvent.CancelRequested(id, OrderTimeouts.CancelReason) { At = turn.At });
        }
    }

    private static Timestamp? Earlier(Timestamp? left, Timestamp? right) =>
        left is null ? right : right < left ? right : left;
}
