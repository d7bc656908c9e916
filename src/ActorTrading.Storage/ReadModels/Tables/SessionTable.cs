using System.Globalization;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>One row for each session of a portfolio, with the trades that were counted for it.</summary>
internal sealed class SessionTable : IPortfolioTable
{
    private static readonly RowShape New = new("trading_sessions", "portfolio_id", "id");
    private static readonly RowShape Begun = new("trading_sessions", "portfolio_id", "id");
    private static readonly RowShape Phase = new("trading_sessions", "portfolio_id", "id");
    private static readonly RowShape Ended = new("trading_sessions", "portfolio_id", "id");
    private static readonly RowShape Counted = new("trading_sessions", "portfolio_id", "id");

    public void Write(PortfolioChange change, RowWriter rows)
    {
        if (change.Event is not PortfolioEvent.SessionChanged { Change: var session }
            || change.After.Session.Id?.Value is not { } id)
        {
            return;
        }

        switch (session)
        {
            case SessionEvent.Scheduled e:
                Add(change, id, e.Config, e.By, e.Config.ScheduledStart ?? e.At, rows);
                break;
            case SessionEvent.Started e:
                Add(change, id, e.Config, e.By, e.At, rows);
                rows.Change(
                    Begun,
                    ("portfolio_id", change.Portfolio),
                    ("id", id),
                    ("phase", Word(change.After.Session.Phase)),
                    ("start_time", e.At),
                    ("updated_at", e.At));
                break;
            case SessionEvent.Stopped e:
                rows.Change(
                    Ended,
                    ("portfolio_id", change.Portfolio),
                    ("id", id),
                    ("phase", Word(change.After.Session.Phase)),
                    ("end_time", e.At),
                    ("is_active", false),
                    ("reason", e.Reason),
                    ("updated_at", e.At));
                break;
            case SessionEvent.TradeCounted e:
                Count(change, id, e, rows);
                break;
            default:
                rows.Change(
                    Phase,
                    ("portfolio_id", change.Portfolio),
                    ("id", id),
                    ("phase", Word(change.After.Session.Phase)),
                    ("reason", change.After.Session.Reason),
                    ("updated_at", session.At));
                break;
        }
    }

    private static void Add(
        PortfolioChange change, string id, SessionConfig config, string by, Timestamp start, RowWriter rows) =>
        rows.Add(
            New,
            ("portfolio_id", change.Portfolio),
            ("id", id),
            ("session_name", config.Name),
            ("phase", Word(change.After.Session.Phase)),
            ("start_time", start),
            ("end_time", null),
            ("is_active", true),
            ("total_trades", 0L),
            ("successful_trades", 0L),
            ("total_pnl", 0m),
            ("currency", change.After.BaseCurrency.Code),
            ("config", Json(config)),
            ("started_by", by),
            ("reason", null),
            ("created_at", change.Event.At),
            ("updated_at", change.Event.At),
            ("position", change.Offset));

    private static void Count(PortfolioChange change, string id, SessionEvent.TradeCounted e, RowWriter rows)
    {
        var row = rows.First(
            """
            SELECT total_trades, successful_trades, total_pnl FROM trading_sessions WHERE portfolio_id = ?1 AND id = ?2
            """,
            3,
            change.Portfolio,
            id);
        if (row is not [{ } total, { } successful, { } sum])
        {
            return;
        }

        rows.Change(
            Counted,
            ("portfolio_id", change.Portfolio),
            ("id", id),
            ("total_trades", long.Parse(total, CultureInfo.InvariantCulture) + 1),
            ("successful_trades",
                long.Parse(successful, CultureInfo.InvariantCulture) + (e.Profit.Value > 0m ? 1 : 0)),
            ("total_pnl", decimal.Parse(sum, CultureInfo.InvariantCulture) + e.Profit.Value),
            ("updated_at", e.At));
    }
}
