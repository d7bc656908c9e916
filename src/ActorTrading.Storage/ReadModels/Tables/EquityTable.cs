using ActorTrading.Domain.Portfolios;
using ActorTrading.Storage.ReadModels.Writing;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>Equity where it set a peak or opened a trading day.</summary>
internal sealed class EquityTable : IPortfolioTable
{
    private static readonly RowShape Mark = new("equity_marks", "portfolio_id", "sequence");

    public void Write(PortfolioChange change, RowWriter rows)
    {
        if (change.Event is PortfolioEvent.EquityMarked e)
        {
            rows.Add(
                Mark,
                ("portfolio_id", change.Portfolio),
                ("sequence", change.Record.Sequence),
                ("equity", e.Equity.Value),
                ("currency", e.Equity.Currency.Code),
                ("at", e.At),
                ("position", change.Offset));
        }
    }
}
