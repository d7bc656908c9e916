using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>Counts a closed trade for the session, once, and asks the protections what they make of it.</summary>
internal static class TradeCounting
{
    public static void Count(PortfolioTurn turn)
    {
        var portfolio = turn.Portfolio;
        if (portfolio.ClosedTradeCount == portfolio.Session.LastTradeNumber || portfolio.Session.StartedAt is null)
        {
            return;
        }

        var trade = portfolio.ClosedTrades[^1];
        var count = new SessionCommand.CountTrade(portfolio.ClosedTradeCount, trade.Profit) { At = turn.At };
        foreach (var change in SessionDecider.Decide(portfolio.Session, count).Events)
        {
            turn.Emit(new PortfolioEvent.SessionChanged(change) { At = turn.At });
        }

        EntryLocking.Evaluate(turn, trade);
    }
}
