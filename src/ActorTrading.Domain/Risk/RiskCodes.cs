using System.Collections.Immutable;

namespace ActorTrading.Domain.Risk;

/// <summary>Stable codes of the risk gate's checks, in the order in which they are made.</summary>
public static class RiskCodes
{
    public const string ErroneousOrder = "erroneous_order";
    public const string Halted = "halted";
    public const string SessionNotRunning = "session_not_running";
    public const string TradingHours = "outside_trading_hours";
    public const string SymbolRestricted = "symbol_restricted";
    public const string ProtectionLock = "protection_lock";
    public const string MarketData = "market_data_stale";
    public const string PriceCollar = "price_collar";
    public const string VenueFilters = "venue_filters";
    public const string OpenOrdersFilter = "open_orders_filter";
    public const string ReduceOnly = "reduce_only_would_increase";
    public const string BuyingPower = "insufficient_buying_power";
    public const string Leverage = "leverage";
    public const string OrderQuantity = "order_quantity";
    public const string OrderNotional = "order_notional";
    public const string PositionSize = "position_size";
    public const string PositionNotional = "position_notional";
    public const string OpenPositions = "open_positions";
    public const string SymbolExposure = "symbol_exposure";
    public const string GroupExposure = "group_exposure";
    public const string PortfolioExposure = "portfolio_exposure";
    public const string AccountExposure = "account_exposure";
    public const string Correlation = "correlation";
    public const string CashReserve = "cash_reserve";
    public const string TradeRisk = "trade_risk";
    public const string DailyLoss = "daily_loss";
    public const string Drawdown = "drawdown";
    public const string LosingStreak = "losing_streak";
    public const string OrderRateSecond = "order_rate_second";
    public const string OrderRateMinute = "order_rate_minute";
    public const string RepeatedExecution = "repeated_execution";
    public const string DuplicateOrder = "duplicate_order";
    public const string OwnOrderCrossing = "own_order_crossing";

    public static ImmutableArray<string> InOrder { get; } = [.. RiskGate.Checks.Select(c => c.Code)];
}
