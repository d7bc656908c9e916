using ActorTrading.Domain.Risk.Protections;

namespace ActorTrading.Domain.Portfolios;

/// <summary>Asks the portfolio's protections, each time a trade has closed, whether entries are to pause.</summary>
internal static class EntryLocking
{
    public static void Evaluate(PortfolioTurn turn, ClosedTrade trade)
    {
        var portfolio = turn.Portfolio;
        if (portfolio.Policy.Protections.IsEmpty || portfolio.Session.Config is not { } session)
        {
            return;
        }

        var context = new ProtectionContext
        {
            ClosedTrades = portfolio.ClosedTrades,
            Symbol = trade.Symbol,
            Side = trade.Side,
            Now = turn.At,
            Timeframe = session.DefaultTimeframe,
            Equity = turn.View.Equity,
        };
        foreach (var protection in portfolio.Policy.Protections)
        {
            if (protection.Evaluate(context) is { } found && !turn.Portfolio.Locks.Contains(found))
            {
                turn.Emit(new PortfolioEvent.EntriesLocked(found) { At = turn.At });
            }
        }
    }
}
