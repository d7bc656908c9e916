using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>Each portfolio as it stands after a batch, with its balances and what its fold goes on from.</summary>
internal static class PortfolioTable
{
    private static readonly RowShape Standing = new("portfolios", "id");
    private static readonly RowShape Begun = new("portfolios", "id");
    private static readonly RowShape Balance = new("balances", "portfolio_id", "asset");
    private static readonly RowShape State = new("portfolio_states", "portfolio_id");

    /// <summary>
    /// A running session, an open position or a working order needs the portfolio awake, on its own, after a restart.
    /// </summary>
    public static bool IsRemembered(Portfolio portfolio) =>
        portfolio.Session.IsActive || !portfolio.Ledger.Positions.IsEmpty || !portfolio.Orders.IsEmpty;

    /// <summary>The portfolio's first event, whichever it was.</summary>
    public static void Begin(PortfolioChange change, RowWriter rows) => rows.Add(
        Begun,
        ("id", change.Portfolio),
        ("name", ""),
        ("base_currency", change.After.BaseCurrency.Code),
        ("account_id", ""),
        ("session_phase", Word(change.After.Session.Phase)),
        ("cash", 0m),
        ("reserved_cash", 0m),
        ("open_positions", 0L),
        ("open_orders", 0L),
        ("is_remembered", false),
        ("sequence", 0L),
        ("created_at", change.Event.At),
        ("updated_at", change.Event.At),
        ("position", change.Offset));

    public static void Write(Portfolio portfolio, long sequence, Timestamp at, RowWriter rows)
    {
        var (id, @base) = (portfolio.Id.Value, portfolio.BaseCurrency);
        rows.Change(
            Standing,
            ("id", id),
            ("name", portfolio.Name),
            ("base_currency", @base.Code),
            ("account_id", portfolio.Account.Value ?? ""),
            ("session_id", portfolio.Session.Id?.Value),
            ("session_phase", Word(portfolio.Session.Phase)),
            ("cash", portfolio.Ledger.Cash(@base).Value),
            ("reserved_cash", portfolio.Ledger.Reserved(@base).Value),
            ("peak_equity", portfolio.Watermarks?.Peak.Value),
            ("day_start_equity", portfolio.Watermarks?.DayStart.Value),
            ("open_positions", (long)portfolio.Ledger.Positions.Count),
            ("open_orders", (long)portfolio.Orders.Count),
            ("is_remembered", IsRemembered(portfolio)),
            ("sequence", sequence),
            ("updated_at", at));
        foreach (var (asset, book) in portfolio.Ledger.Books)
        {
            rows.Put(
                Balance,
                ("portfolio_id", id),
                ("asset", asset.Code),
                ("cash", book.Cash),
                ("margin", book.Margin),
                ("dust", book.Dust),
                ("reserved", portfolio.Ledger.Reserved(asset).Value));
        }

        rows.Put(State, ("portfolio_id", id), ("state", Json(portfolio)));
    }

    public static Portfolio? Load(string id, RowWriter rows) =>
        rows.First("SELECT state FROM portfolio_states WHERE portfolio_id = ?1", 1, id) is [{ } state]
            ? FromJson<Portfolio>(state)
            : null;
}
