using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Risk.Protections;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Tests.Strategies;

public sealed class StrategyJsonTests
{
    [Fact]
    public void A_rule_alone_and_a_list_are_strategies_with_defaults()
    {
        var (alone, list) = (StrategyTexts.Valid(StrategyTexts.Rule), StrategyTexts.Valid($"[{StrategyTexts.Rule}]"));

        Assert.Equal("r", Assert.Single(alone.Rules).Name);
        Assert.Equal(alone.Rules.AsEnumerable(), list.Rules);
        Assert.Equal((1m, 0), (alone.Policy.Leverage, alone.Policy.ExitTimeoutCount));
        Assert.Equal(RiskLimits.Default, alone.Policy.Limits);
        Assert.Empty(alone.Portfolios);
        Assert.Empty(alone.Policy.Protections);
    }

    [Fact]
    public void Every_limit_is_read()
    {
        var limits = StrategyTexts.Valid(StrategyTexts.With(
            """
            "risk":{"max_position_percentage":50,"max_position_notional":1000,"max_order_notional":500,
             "max_order_quantities":{"BTC-USD":2},"max_open_positions":3,"max_portfolio_exposure_percentage":80,
             "max_symbol_exposure_percentages":{"ETH-USD":30},"max_group_exposure_percentage":60,
             "max_account_exposure":9000,
             "max_correlation":0.7,"min_cash_percentage":10,"max_leverage":2,"max_trade_risk_percentage":1,
             "max_daily_loss_percentage":4,"max_daily_loss":400,"max_drawdown_percentage":20,"loss_halt_level":"halted",
             "losing_streak":{"losses":3,"cooldown":"4h"},"max_orders_per_second":2,"max_orders_per_minute":20,
             "max_automatic_executions":100,"price_collar_percentage":5,"max_data_age":"30s","duplicate_window":"5s",
             "trading_hours":{"time_zone":"Europe/Berlin","windows":[{"days":["monday"],"from":"08:00","to":"22:00"}]},
             "allowed_symbols":["BTC-USD"],"restricted_symbols":["XRP-USD"]}
            """)).Policy.Limits;

        var hours = limits.TradingHours;
        var expected = new RiskLimits
        {
            MaxPositionPercentage = 50m,
            MaxPositionNotional = 1_000m,
            MaxOrderNotional = 500m,
            MaxOpenPositions = 3,
            MaxPortfolioExposurePercentage = 80m,
            MaxGroupExposurePercentage = 60m,
            MaxAccountExposure = 9_000m,
            MaxCorrelation = 0.7,
            MinCashPercentage = 10m,
            MaxLeverage = 2m,
            MaxTradeRiskPercentage = 1m,
            MaxDailyLossPercentage = 4m,
            MaxDailyLoss = 400m,
            MaxDrawdownPercentage = 20m,
            LossHaltLevel = HaltLevel.Halted,
            LosingStreak = new(3, TimeSpan.FromHours(4)),
            MaxOrdersPerSecond = 2,
            MaxOrdersPerMinute = 20,
            MaxAutomaticExecutions = 100,
            PriceCollarPercentage = 5m,
            MaxDataAge = TimeSpan.FromSeconds(30),
            DuplicateWindow = TimeSpan.FromSeconds(5),
            TradingHours = new("Europe/Berlin", [new(DayOfWeek.Monday, new(8, 0), new(22, 0))]),
            MaxOrderQuantities = limits.MaxOrderQuantities,
            MaxSymbolExposurePercentages = limits.MaxSymbolExposurePercentages,
            AllowedSymbols = limits.AllowedSymbols,
            RestrictedSymbols = limits.RestrictedSymbols,
        };
        Assert.Equal(expected, limits);
        Assert.NotNull(hours);
        Assert.Equal(2m, limits.MaxOrderQuantities[Symbol.Of("BTC-USD")]);
        Assert.Equal(30m, limits.MaxSymbolExposurePercentages[Symbol.Of("ETH-USD")]);
        Assert.Equal([Symbol.Of("BTC-USD")], limits.AllowedSymbols!);
        Assert.Equal([Symbol.Of("XRP-USD")], limits.RestrictedSymbols);
    }

    [Fact]
    public void Null_switches_a_limit_off()
    {
        var limits = StrategyTexts.Valid(StrategyTexts.With(
            """
            "risk":{"max_position_percentage":null,"max_orders_per_second":null,"max_data_age":null,
             "losing_streak":null}
            """)).Policy.Limits;

        Assert.Equal(
            RiskLimits.Default with { MaxPositionPercentage = null, MaxOrdersPerSecond = null, MaxDataAge = null },
                limits);
    }

    [Fact]
    public void A_session_says_what_is_traded_and_when()
    {
        var session = StrategyTexts.Valid(StrategyTexts.With(
            """
            "session":{"name":"night","symbols":["BTC-USD"],"timeframe":"15m","evaluation":"every_tick",
             "max_data_age":"2m",
             "trading_hours":{"windows":[{"from":"22:00","to":"04:00"}]}}
            """)).Session;

        var expected = new SessionConfig
        {
            Name = "night",
            Symbols = [Symbol.Of("BTC-USD")],
            DefaultTimeframe = Timeframe.OfMinutes(15),
            Evaluation = EvaluationMode.EveryTick,
            MaxDataAge = TimeSpan.FromMinutes(2),
            TradingHours = new("UTC", EveryNight()),
        };
        Assert.Equal(expected, session);
    }

    [Theory]
    [InlineData("4h", EvaluationMode.BarClose, "4h")]
    [InlineData("1s", EvaluationMode.BarClose, "1s")]
    [InlineData("tick", EvaluationMode.EveryTick, "1m")]
    public void What_a_session_leaves_out_follows_from_the_data(
        string data, EvaluationMode evaluation, string timeframe)
    {
        var session = StrategyTexts.Valid(StrategyTexts.Rule, StrategyTexts.Context(("BTC-USD", data))).Session;

        Assert.Equal([Symbol.Of("BTC-USD")], session.Symbols.AsEnumerable());
        Assert.Equal((evaluation, timeframe), (session.Evaluation, session.DefaultTimeframe.ToString()));
    }

    [Theory]
    [InlineData("1m", 1.0)]
    [InlineData("4h", 8.0)]
    [InlineData("1d", 48.0)]
    public void An_age_limit_that_nobody_set_lets_two_bars_pass(string data, double hours)
    {
        var context = StrategyTexts.Context(("BTC-USD", data));
        var limits = StrategyTexts.Valid(StrategyTexts.Rule, context).Policy.Limits;
        var set = StrategyTexts.Valid(StrategyTexts.With("\"risk\":{\"max_data_age\":\"5m\"}"), context).Policy.Limits;

        Assert.Equal(TimeSpan.FromHours(hours), limits.MaxDataAge);
        Assert.Equal(TimeSpan.FromMinutes(5), set.MaxDataAge);
    }

    [Fact]
    public void A_timeframe_from_outside_goes_before_that_of_the_document()
    {
        var context = StrategyTexts.Context(("BTC-USD", "1m")) with { Timeframe = Timeframe.OfMinutes(30) };

        var session = StrategyTexts.Valid(StrategyTexts.With("\"session\":{\"timeframe\":\"5m\"}"), context).Session;

        Assert.Equal(Timeframe.OfMinutes(30), session.DefaultTimeframe);
    }

    [Fact]
    public void Protections_leverage_and_portfolios_are_read()
    {
        var strategy = StrategyTexts.Valid(
            $$"""
            {"$schema":"s.json","rules":[{{StrategyTexts.Rule}},{{StrategyTexts.Short}}],"leverage":5,
             "exit_timeout_count":2,
             "protections":[{"method":"CooldownPeriod","stop_duration_candles":2}],
             "portfolios":[{"id":"a","cash":500,"rules":["s"]},{"id":"b"}]}
            """,
            StrategyTexts.Context(("BTC-USD-PERP", "1m")));

        Assert.Equal((5m, 2), (strategy.Policy.Leverage, strategy.Policy.ExitTimeoutCount));
        Assert.IsType<Protection.CooldownPeriod>(Assert.Single(strategy.Policy.Protections));
        Assert.Equal(["a", "b"], strategy.Portfolios.Select(p => p.Id.Value));
        Assert.Equal([500m, null], strategy.Portfolios.Select(p => p.Cash));
        Assert.Equal(["s"], strategy.Portfolios[0].Rules.Select(r => r.Name));
        Assert.Equal(["r", "s"], strategy.Portfolios[1].Rules.Select(r => r.Name));
    }

    private static ImmutableArray<TradingWindow> EveryNight() =>
        [.. Enum.GetValues<DayOfWeek>().Select(day => new TradingWindow(day, new(22, 0), new(4, 0)))];
}
