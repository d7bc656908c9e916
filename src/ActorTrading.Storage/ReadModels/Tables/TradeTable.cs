using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>One row for each execution, liquidations included.</summary>
internal sealed class TradeTable : IPortfolioTable
{
    private const string LiquidationFlag = "liquidation";

    private static readonly RowShape Trade = new("trades", "portfolio_id", "symbol", "id");

    public void Write(PortfolioChange change, RowWriter rows)
    {
        switch (change.Event)
        {
            case PortfolioEvent.OrderFilled e:
                Add(change, e.Fill, Word(e.Flag), rows);
                break;
            case PortfolioEvent.Liquidated e:
                Add(change, e.Fill, LiquidationFlag, rows);
                break;
        }
    }

    private static void Add(PortfolioChange change, Fill fill, string flag, RowWriter rows)
    {
        var quote = change.After.InstrumentOf(fill.Symbol).Quote;
        var realised = change.After.Ledger.ResultIn(quote).Realised - change.Before.Ledger.ResultIn(quote).Realised;
        rows.Add(
            Trade,
            ("portfolio_id", change.Portfolio),
            ("symbol", fill.Symbol.Value),
            ("id", fill.TradeId.Value),
            ("order_id", fill.OrderId.Value),
            ("side", Word(fill.Side)),
            ("price", fill.Price),
            ("quantity", fill.Quantity),
            ("fee", fill.Fee.Value),
            ("fee_asset", fill.Fee.Currency.Code),
            ("liquidity", Word(fill.Liquidity)),
            ("realised_pnl", realised.Value),
            ("currency", quote.Code),
            ("flag", flag),
            ("rule_id", change.Before.Orders.GetValueOrDefault(fill.OrderId)?.Intent.Why.Rule?.Value),
            ("executed_at", fill.At),
            ("position", change.Offset));
    }
}
