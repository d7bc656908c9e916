using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>
/// One row for each position from flat to flat. While it is open, profit and fees are what has been realised so far, in
/// the quote currency; once closed, its result after fees and funding in the portfolio's base currency.
/// </summary>
internal sealed class PositionTable : IPortfolioTable
{
    private const string Open = "open";
    private const string Closed = "closed";
    private const string OfOpen =
        "SELECT id FROM positions WHERE portfolio_id = ?1 AND symbol = ?2 AND closed_at IS NULL";

    private static readonly RowShape Opened = new("positions", "id");
    private static readonly RowShape Changed = new("positions", "id");
    private static readonly RowShape Ended = new("positions", "id");

    public void Write(PortfolioChange change, RowWriter rows)
    {
        if (ReferenceEquals(change.Before.Ledger, change.After.Ledger) || SymbolOf(change.Event) is not { } symbol)
        {
            return;
        }

        var before = change.Before.Ledger.PositionIn(symbol);
        var after = change.After.Ledger.PositionIn(symbol);
        var isClosed = before is not null
            && (after is null || change.After.ClosedTradeCount > change.Before.ClosedTradeCount);
        if (isClosed)
        {
            Close(change, before!, rows);
        }

        if (after is not null && (before is null || isClosed))
        {
            Add(change, after, rows);
        }
        else if (after is not null && after != before)
        {
            Update(change, after, rows);
        }
    }

    private static Symbol? SymbolOf(PortfolioEvent @event) => @event switch
    {
        PortfolioEvent.OrderFilled e => e.Fill.Symbol,
        PortfolioEvent.Liquidated e => e.Fill.Symbol,
        PortfolioEvent.DustSettled e => e.Symbol,
        PortfolioEvent.FundingSettled e => e.Symbol,
        PortfolioEvent.PeakSeen e => e.Symbol,
        _ => null,
    };

    private static string SideOf(Side side) => side == Side.Buy ? "long" : "short";

    private static void Add(PortfolioChange change, Position position, RowWriter rows)
    {
        var levels = ExitLevels.Of(position);
        rows.Put(
            Opened,
            ("id", change.Id),
            ("portfolio_id", change.Portfolio),
            ("session_id", change.After.Session.Id?.Value),
            ("symbol", position.Symbol.Value),
            ("side", SideOf(position.Side)),
            ("status", Open),
            ("quantity", position.Quantity),
            ("entry_price", position.EntryPrice),
            ("exit_price", null),
            ("best_price", position.BestPrice),
            ("stop_price", levels.Stop),
            ("target_price", levels.Target),
            ("leverage", position.Leverage),
            ("margin", position.Margin.Value),
            ("realised_pnl", position.Trip.Realised.Value),
            ("fees", position.Trip.Fees.Value),
            ("funding", position.Trip.Funding.Value),
            ("profit_ratio", null),
            ("currency", position.Quote.Code),
            ("entry_order_id", position.Origin.OrderId.Value),
            ("entry_rule_id", position.Origin.Rule?.Value),
            ("entry_rule_version", position.Origin.RuleVersion),
            ("entry_rule", position.Origin.RuleName),
            ("exit_rule", null),
            ("exit_reason", null),
            ("opened_at", position.OpenedAt),
            ("closed_at", null),
            ("updated_at", change.Event.At),
            ("position", change.Offset));
    }

    private static void Update(PortfolioChange change, Position position, RowWriter rows)
    {
        if (IdOfOpen(change, position, rows) is not { } id)
        {
            return;
        }

        var levels = ExitLevels.Of(position);
        rows.Change(
            Changed,
            ("id", id),
            ("quantity", position.Quantity),
            ("entry_price", position.EntryPrice),
            ("best_price", position.BestPrice),
            ("stop_price", levels.Stop),
            ("target_price", levels.Target),
            ("margin", position.Margin.Value),
            ("realised_pnl", position.Trip.Realised.Value),
            ("fees", position.Trip.Fees.Value),
            ("funding", position.Trip.Funding.Value),
            ("updated_at", change.Event.At));
    }

    private static void Close(PortfolioChange change, Position before, RowWriter rows)
    {
        if (IdOfOpen(change, before, rows) is not { } id)
        {
            return;
        }

        var closed = change.After.ClosedTradeCount > change.Before.ClosedTradeCount
            ? change.After.ClosedTrades[^1]
            : null;
        rows.Change(
            Ended,
            ("id", id),
            ("status", Closed),
            ("quantity", closed?.Quantity ?? before.Trip.Largest),
            ("entry_price", closed?.EntryPrice ?? before.EntryPrice),
            ("exit_price", closed?.ExitPrice),
            ("margin", 0m),
            ("realised_pnl", closed?.Profit.Value ?? before.Trip.Profit.Value),
            ("fees", closed?.Fees.Value ?? before.Trip.Fees.Value),
            ("profit_ratio", closed?.ProfitRatio),
            ("currency", (closed?.Profit.Currency ?? before.Quote).Code),
            ("exit_rule", closed?.ExitRule),
            ("exit_reason", closed is null ? null : Word(closed.ExitReason)),
            ("closed_at", closed?.ClosedAt ?? change.Event.At),
            ("updated_at", change.Event.At));
    }

    private static string? IdOfOpen(PortfolioChange change, Position position, RowWriter rows) =>
        rows.First(OfOpen, 1, change.Portfolio, position.Symbol.Value)?[0];
}
