using System.Text.Json;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Serialization;
using Dapper;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Portfolios, what they own and hold, their sessions, rules and settings.</summary>
public sealed class PortfolioQueries(ReadModelStore store)
{
    public Page<PortfolioRow> List(PageRequest page) => new Selection("portfolios").Page<PortfolioRow>(store, page);

    public PortfolioRow? Find(string portfolio) =>
        new Selection("portfolios").Where("id", portfolio).First<PortfolioRow>(store);

    public IReadOnlyList<BalanceRow> Balances(string portfolio) =>
        new Selection("balances").Where("portfolio_id", portfolio).All<BalanceRow>(store, "asset");

    public IReadOnlyList<SettingRow> Settings(string portfolio) =>
        new Selection("config").Where("portfolio_id", portfolio).All<SettingRow>(store, "key");

    public StrategyRow? Strategy(string portfolio) =>
        new Selection("strategies").Where("portfolio_id", portfolio).First<StrategyRow>(store);

    /// <summary>
    /// Portfolios that must be awake without being asked, in the order of their ids. Complete once the projection has
    /// caught up with the journal.
    /// </summary>
    public IReadOnlyList<PortfolioId> Remembered() => store.Read(connection => connection
        .Query<string>("SELECT id FROM portfolios WHERE is_remembered = 1 ORDER BY id")
        .Select(id => new PortfolioId(id))
        .ToArray());

    /// <summary>The exchange accounts that those trade on, in the order of their ids.</summary>
    public IReadOnlyList<AccountId> RememberedAccounts() => store.Read(connection => connection
        .Query<string>("SELECT DISTINCT account_id FROM portfolios WHERE is_remembered = 1 ORDER BY account_id")
        .Select(id => new AccountId(id))
        .ToArray());

    /// <summary>How many portfolios have a session in each phase that occurs.</summary>
    public IReadOnlyList<(string Phase, long Count)> SessionPhases() => store.Read(connection => connection
        .Query<(string Phase, long Count)>(
            "SELECT session_phase, COUNT(*) FROM portfolios GROUP BY session_phase ORDER BY session_phase")
        .ToArray());

    /// <summary>
    /// Portfolios that a halt of their own scope stands against, be it theirs or a person's, by portfolio.
    /// </summary>
    public IReadOnlyList<Halt> PortfolioHalts() => store.Read(connection => connection
        .Query<string>("SELECT state FROM portfolio_states WHERE json_extract(state, '$.halts.raised') <> '{}' "
            + "ORDER BY portfolio_id")
        .Select(state => JsonSerializer.Deserialize<Portfolio>(state, DomainJson.Options)!)
        .Select(p => p.Halts.Raised.GetValueOrDefault(HaltScope.Of(p.Id)))
        .OfType<Halt>()
        .ToArray());

    /// <summary>All portfolios and the exchange accounts that they trade on, in the order of their ids.</summary>
    public IReadOnlyList<(PortfolioId Portfolio, AccountId Account)> Accounts() => store.Read(connection => connection
        .Query<(string Id, string Account)>("SELECT id, account_id FROM portfolios ORDER BY id")
        .Select(row => (new PortfolioId(row.Id), new AccountId(row.Account)))
        .ToArray());

    /// <param name="isOpen">True for those that are held, false for those that were; null for both.</param>
    public Page<PositionRow> Positions(ActivityFilter filter, PageRequest page, bool? isOpen = null) =>
        (filter with { Rule = null }).On("positions", "opened_at")
            .Where("entry_rule_id", filter.Rule)
            .When(isOpen is true, "closed_at IS NULL")
            .When(isOpen is false, "closed_at IS NOT NULL")
            .Page<PositionRow>(store, page);

    public PositionRow? Position(string id) =>
        new Selection("positions").Where("id", id).First<PositionRow>(store);

    public Page<SessionRow> Sessions(string portfolio, PageRequest page) =>
        new Selection("trading_sessions").Where("portfolio_id", portfolio).Page<SessionRow>(store, page);

    /// <summary>Session ids are given out by callers, so that portfolios may have the same.</summary>
    public IReadOnlyList<SessionRow> SessionsNamed(string id) =>
        new Selection("trading_sessions").Where("id", id).All<SessionRow>(store, "portfolio_id");

    public Page<EquityRow> Equity(string portfolio, PageRequest page) =>
        new Selection("equity_marks").Where("portfolio_id", portfolio).Page<EquityRow>(store, page);

    /// <summary>The rules of a portfolio, newest first.</summary>
    public Page<RuleRow> Rules(string portfolio, PageRequest page, bool withDeleted = false) =>
        new Selection("trading_rules")
            .Where("portfolio_id", portfolio)
            .When(!withDeleted, "deleted_at IS NULL")
            .Page<RuleRow>(store, page);

    /// <summary>Rules of that id, deleted ones included; rule ids are unique within a portfolio alone.</summary>
    public IReadOnlyList<RuleRow> RulesNamed(string id) =>
        new Selection("trading_rules").Where("id", id).All<RuleRow>(store, "portfolio_id");

    /// <param name="symbol">Null for all.</param>
    public Page<RecommendationRow> Recommendations(string? symbol, PageRequest page) =>
        new Selection("recommendations").Where("symbol", symbol).Page<RecommendationRow>(store, page);
}
