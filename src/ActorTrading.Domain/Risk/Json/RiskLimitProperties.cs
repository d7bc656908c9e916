using System.Collections.Immutable;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Risk.Json;

/// <summary>
/// The properties of risk limits. Percentages are in points, money in the base currency of the portfolio.
/// </summary>
internal static class RiskLimitProperties
{
    private const decimal PercentMax = 100m;
    private const decimal LeveragedPercentMax = 10_000m;
    private const decimal CountMax = 1_000_000m;
    private const decimal LeverageMax = 125m;

    public static PropertyDefinition MaxPositionPercentage { get; } =
        Percentage("max_position_percentage", "Largest position, of equity; 100 where absent.", LeveragedPercentMax);

    public static PropertyDefinition MaxPositionNotional { get; } = Money("max_position_notional", "Largest position.");

    public static PropertyDefinition MaxOrderNotional { get; } = Money("max_order_notional", "Largest order.");

    public static PropertyDefinition MaxOrderQuantities { get; } = new(
        "max_order_quantities", PropertyKind.Composite, "Largest order by symbol, in units of the instrument.");

    public static PropertyDefinition MaxOpenPositions { get; } =
        Count("max_open_positions", "Most symbols with an open position.");

    public static PropertyDefinition MaxPortfolioExposure { get; } = Percentage(
        "max_portfolio_exposure_percentage", "All positions, of equity; 100 where absent.", LeveragedPercentMax);

    public static PropertyDefinition MaxSymbolExposures { get; } = new(
        "max_symbol_exposure_percentages", PropertyKind.Composite, "Largest position by symbol, of equity.");

    public static PropertyDefinition MaxGroupExposure { get; } = Percentage(
        "max_group_exposure_percentage", "All positions of one group of instruments, of equity.", LeveragedPercentMax);

    public static PropertyDefinition MaxAccountExposure { get; } =
        Money("max_account_exposure", "All portfolios on one account together.");

    public static PropertyDefinition MaxCorrelation { get; } = new(
        "max_correlation", PropertyKind.Number, "Highest correlation of an entry with what is held.")
    {
        Min = -1m,
        Max = 1m,
    };

    public static PropertyDefinition MinCash { get; } =
        new("min_cash_percentage", PropertyKind.Number, "Cash that stays free, of equity.")
        {
            Min = 0m,
            Max = PercentMax,
        };

    public static PropertyDefinition MaxLeverage { get; } =
        new("max_leverage", PropertyKind.Number, "Highest leverage.") { Min = 1m, Max = LeverageMax };

    public static PropertyDefinition MaxTradeRisk { get; } =
        Percentage("max_trade_risk_percentage", "Loss at the order's stop, of equity.", PercentMax);

    public static PropertyDefinition MaxDailyLossPercentage { get; } =
        Percentage("max_daily_loss_percentage", "Loss of a day, of its first equity.", PercentMax);

    public static PropertyDefinition MaxDailyLoss { get; } = Money("max_daily_loss", "Loss of a day.");

    public static PropertyDefinition MaxDrawdown { get; } =
        Percentage("max_drawdown_percentage", "Loss from the highest equity, of it.", PercentMax);

    public static PropertyDefinition LossHaltLevel { get; } = new(
        "loss_halt_level", PropertyKind.Word, "The halt that a reached loss limit raises; reduce_only where absent.")
    {
        Words = [.. WordTables.HaltLevels.Words],
    };

    public static PropertyDefinition LosingStreak { get; } =
        new("losing_streak", PropertyKind.Composite, "So many losses in a row, and how long entries then pause.");

    public static PropertyDefinition StreakLosses { get; } = Count("losses", "Closed trades with a loss, in a row.");

    public static PropertyDefinition StreakCooldown { get; } =
        new("cooldown", PropertyKind.Duration, "No entry for so long after the last of them.");

    public static PropertyDefinition MaxOrdersPerSecond { get; } =
        Count("max_orders_per_second", "10 where absent; orders that reduce have as many in reserve.");

    public static PropertyDefinition MaxOrdersPerMinute { get; } =
        Count("max_orders_per_minute", "100 where absent; orders that reduce have as many in reserve.");

    public static PropertyDefinition MaxAutomaticExecutions { get; } =
        Count("max_automatic_executions", "Entries before a person has to enable more.");

    public static PropertyDefinition PriceCollar { get; } = Percentage(
        "price_collar_percentage", "Farthest limit or stop price, of the reference price; 10 where absent.",
        PercentMax);

    public static PropertyDefinition MaxDataAge { get; } = new(
        "max_data_age", PropertyKind.Duration,
        "Oldest price that supports an entry; one hour, or two bars where they are longer, where absent.");

    public static PropertyDefinition DuplicateWindow { get; } = new(
        "duplicate_window", PropertyKind.Duration, "The same order again so soon is a mistake; 1s where absent.");

    public static PropertyDefinition TradingHours { get; } =
        new("trading_hours", PropertyKind.Composite, "When entries are allowed.");

    public static PropertyDefinition AllowedSymbols { get; } =
        new("allowed_symbols", PropertyKind.Composite, "What may be entered; every symbol where absent.");

    public static PropertyDefinition RestrictedSymbols { get; } =
        new("restricted_symbols", PropertyKind.Composite, "What is never entered, also where allowed.");

    public static ImmutableArray<PropertyDefinition> OfStreak { get; } = [StreakLosses, StreakCooldown];

    public static ImmutableArray<PropertyDefinition> All { get; } =
    [
        MaxPositionPercentage, MaxPositionNotional, MaxOrderNotional, MaxOrderQuantities, MaxOpenPositions,
        MaxPortfolioExposure, MaxSymbolExposures, MaxGroupExposure, MaxAccountExposure, MaxCorrelation, MinCash,
        MaxLeverage, MaxTradeRisk, MaxDailyLossPercentage, MaxDailyLoss, MaxDrawdown, LossHaltLevel, LosingStreak,
        MaxOrdersPerSecond, MaxOrdersPerMinute, MaxAutomaticExecutions, PriceCollar, MaxDataAge, DuplicateWindow,
        TradingHours, AllowedSymbols, RestrictedSymbols,
    ];

    private static PropertyDefinition Percentage(string name, string summary, decimal max) =>
        new(name, PropertyKind.Number, summary) { Min = 0m, MinIsExcluded = true, Max = max };

    private static PropertyDefinition Money(string name, string summary) =>
        new(name, PropertyKind.Number, summary) { Min = 0m, MinIsExcluded = true };

    private static PropertyDefinition Count(string name, string summary) =>
        new(name, PropertyKind.Integer, summary) { Min = 1m, Max = CountMax };
}
