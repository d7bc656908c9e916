using System.Collections.Immutable;
using System.Reflection;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Sessions;
using static ActorTrading.Domain.Tests.Risk.Market;

namespace ActorTrading.Domain.Tests.Risk;

public sealed class RiskGateTests
{
    /// <summary>
    /// Requests that differ from one that passes in one thing, and the only check that this thing fails.
    /// </summary>
    private static readonly ImmutableArray<(string Code, string Name, RiskRequest Request)> Denied =
    [
        (RiskCodes.ErroneousOrder, "quantity of zero", Request with { Order = MarketOrder(Side.Buy, 0m) }),
        (RiskCodes.ErroneousOrder, "quantity beyond reason",
            Request with { Order = MarketOrder(Side.Buy, 2_000_000_000_000m) }),
        (RiskCodes.ErroneousOrder, "worth beyond reason",
            Request with { Order = MarketOrder(Side.Buy, 900_000_000_000m) }),
        (RiskCodes.ErroneousOrder, "negative price", Request with { Order = Limit(Side.Buy, 1m, -1m) }),
        (RiskCodes.ErroneousOrder, "negative reference", Request with { Market = Reference(Spot(Btc), -1m) }),
        (RiskCodes.ErroneousOrder, "other market", Request with { Market = Reference(Spot(Eth)) }),
        (RiskCodes.ErroneousOrder, "no exchange rate",
            Request with { Market = Reference(Spot(Btc)) with { QuoteToBaseRate = 0m } }),
        (RiskCodes.ErroneousOrder, "fee above all", Request with { TakerFeeRate = 1m }),
        (RiskCodes.ErroneousOrder, "leverage of nought", Request with { Leverage = 0m }),
        (RiskCodes.ErroneousOrder, "expired", Request with
        {
            Order = Limit(Side.Buy, 1m, 100m) with { TimeInForce = Domain.Orders.TimeInForce.Gtd, ExpiresAt = Now },
        }),
        (RiskCodes.Halted, "halted", Request with { Halt = HaltLevel.Halted }),
        (RiskCodes.Halted, "entry while reduce-only", Request with { Halt = HaltLevel.ReduceOnly }),
        (RiskCodes.SessionNotRunning, "paused",
            Request with { Session = Running with { Phase = SessionPhase.EntriesPaused } }),
        (RiskCodes.SessionNotRunning, "scheduled",
            Request with { Session = Running with { Phase = SessionPhase.Scheduled } }),
        (RiskCodes.SessionNotRunning, "stopped",
            Request with { Session = Running with { Phase = SessionPhase.Stopped } }),
        (RiskCodes.SessionNotRunning, "not started", Request with { Session = Session.Initial }),
        (RiskCodes.TradingHours, "portfolio's hours", Request.With(l => l with { TradingHours = Hours(13, 14) })),
        (RiskCodes.TradingHours, "session's hours", Request with
        {
            Session = Running with { Config = Running.Config! with { TradingHours = Hours(13, 14) } },
        }),
        (RiskCodes.TradingHours, "unknown zone",
            Request.With(l => l with { TradingHours = Hours(0, 0) with { TimeZone = "Moon/Crater" } })),
        (RiskCodes.SymbolRestricted, "restricted", Request.With(l => l with { RestrictedSymbols = [Btc] })),
        (RiskCodes.SymbolRestricted, "not allowed", Request.With(l => l with { AllowedSymbols = [Eth] })),
        (RiskCodes.SymbolRestricted, "not of the session", Request with
        {
            Session = Running with { Config = Running.Config! with { Symbols = [Eth] } },
        }),
        (RiskCodes.ProtectionLock, "locked", Request with
        {
            Locks = [new("StoplossGuard", null, null, Now + TimeSpan.FromTicks(1), "Three trades ended at a stop.")],
        }),
        (RiskCodes.MarketData, "missing", Request.With(_ => RiskLimits.None) with
        {
            Market = Reference(Spot(Btc)) with { PriceAt = null },
        }),
        (RiskCodes.MarketData, "stale", Request.With(l => l with { MaxDataAge = TimeSpan.FromSeconds(1) })),
        (RiskCodes.MarketData, "stale for the session", Request with
        {
            Session = Running with { Config = Running.Config! with { MaxDataAge = TimeSpan.FromSeconds(1) } },
        }),
        (RiskCodes.MarketData, "from the future", Request with
        {
            Market = Reference(Spot(Btc)) with { PriceAt = Now + TimeSpan.FromSeconds(1) },
        }),
        (RiskCodes.PriceCollar, "limit too high", Request with { Order = Limit(Side.Buy, 1m, 110.01m) }),
        (RiskCodes.PriceCollar, "limit too low", Request with { Order = Limit(Side.Buy, 1m, 89.99m) }),
        (RiskCodes.PriceCollar, "stop too high", Request with { Order = Stop(Side.Buy, 1m, 110.01m) }),
        (RiskCodes.PriceCollar, "limit too far behind its stop", Request with
        {
            Order = Stop(
                Side.Buy, 1m, 105m) with { Type = Domain.Orders.OrderType.StopLimit, LimitPrice = new Price(116m) },
        }),
        (RiskCodes.VenueFilters, "off tick", (Request with { Order = Limit(Side.Buy, 1m, 100.005m) })
            .WithFilters(new() { TickSize = 0.01m })),
        (RiskCodes.VenueFilters, "below minimum", Request.WithFilters(new() { MinQuantity = 2m })),
        (RiskCodes.OpenOrdersFilter, "one too many",
            Request.WithFilters(new() { MaxOpenOrders = 1 }).WithPending(Limit(Side.Buy, 1m, 95m))),
        (RiskCodes.ReduceOnly, "nothing to reduce",
            Request.OnPerp(MarketOrder(Side.Buy, 1m) with { ReduceOnly = true })),
        (RiskCodes.ReduceOnly, "closing already", Request.OnPerp(MarketOrder(Side.Sell, 1m) with { ReduceOnly = true })
            .WithPosition(Position(Perp, Side.Buy, 1m)).WithPending(Stop(Side.Sell, 1m, 90m, Perp))),
        (RiskCodes.BuyingPower, "no cash", Request with { Portfolio = Portfolio with { FreeCash = Usd(99m) } }),
        (RiskCodes.BuyingPower, "no cash for the fee", Request with
        {
            Portfolio = Portfolio with { FreeCash = Usd(100m) },
            TakerFeeRate = 0.001m,
        }),
        (RiskCodes.BuyingPower, "no quote currency", Request with { FreeQuote = Usd(99m) }),
        (RiskCodes.BuyingPower, "nothing to sell", Request with { Order = MarketOrder(Side.Sell, 1m) }),
        (RiskCodes.BuyingPower, "no margin", Request.OnPerp(MarketOrder(Side.Buy, 10m)) with
        {
            Portfolio = Portfolio with { FreeCash = Usd(99m) },
            Leverage = 10m,
        }),
        (RiskCodes.Leverage, "instrument's", Request.OnPerp(MarketOrder(Side.Buy, 1m)) with { Leverage = 21m }),
        (RiskCodes.Leverage, "portfolio's",
            Request.OnPerp(MarketOrder(Side.Buy, 1m)).With(l => l with { MaxLeverage = 2m }) with
        {
            Leverage = 3m,
        }),
        (RiskCodes.OrderQuantity, "too many",
            Request.With(l => l with { MaxOrderQuantities = l.MaxOrderQuantities.Add(Btc, 0.9m) })),
        (RiskCodes.OrderNotional, "too much", Request.With(l => l with { MaxOrderNotional = 99m })),
        (RiskCodes.PositionSize, "too large", Request.With(l => l with { MaxPositionPercentage = 0.99m })),
        (RiskCodes.PositionSize, "with what is held", Request.With(l => l with { MaxPositionPercentage = 1.99m })
            .WithPosition(Position(Btc, Side.Buy, 1m))),
        (RiskCodes.PositionSize, "with what is in flight", Request.With(l => l with { MaxPositionPercentage = 1.9m })
            .WithPending(Limit(Side.Buy, 1m, 95m))),
        (RiskCodes.PositionNotional, "too large", Request.With(l => l with { MaxPositionNotional = 99m })),
        (RiskCodes.OpenPositions, "held",
            Request.With(l => l with { MaxOpenPositions = 1 }).WithPosition(Position(Eth, Side.Buy, 1m, 10m))),
        (RiskCodes.OpenPositions, "in flight", (Request with
        {
            OtherMarkets = Request.OtherMarkets.Add(Eth, Reference(Spot(Eth), 10m)),
        }).With(l => l with { MaxOpenPositions = 1 }).WithPending(MarketOrder(Side.Buy, 1m, Eth))),
        (RiskCodes.SymbolExposure, "its own limit", Request.With(l => l with
        {
            MaxSymbolExposurePercentages = l.MaxSymbolExposurePercentages.Add(Btc, 0.5m),
        })),
        (RiskCodes.GroupExposure, "with a sibling", (Request with
        {
            Market = Reference(Spot(Btc) with { Group = "coins" }),
        }).With(l => l with { MaxGroupExposurePercentage = 1.5m }).WithPosition(Position(Eth, Side.Buy, 10m, 10m,
            "coins"))),
        (RiskCodes.GroupExposure, "with a sibling in flight", (Request with
        {
            Market = Reference(Spot(Btc) with { Group = "coins" }),
            OtherMarkets = Request.OtherMarkets.Add(Eth, Reference(Spot(Eth) with { Group = "coins" }, 10m)),
        }).With(l => l with { MaxGroupExposurePercentage = 1.5m }).WithPending(MarketOrder(Side.Buy, 10m, Eth))),
        (RiskCodes.PortfolioExposure, "with all held",
            Request.With(l => l with { MaxPortfolioExposurePercentage = 1.5m })
            .WithPosition(Position(Eth, Side.Buy, 10m, 10m))),
        (RiskCodes.PortfolioExposure, "unknown worth in flight", Request.WithPending(MarketOrder(Side.Buy, 1m, Eth))),
        (RiskCodes.AccountExposure, "shared",
            (Request with { AccountExposure = Usd(901m) }).With(l => l with { MaxAccountExposure = 1_000m })),
        (RiskCodes.AccountExposure, "unknown", Request.With(l => l with { MaxAccountExposure = 1_000m })),
        (RiskCodes.Correlation, "too alike", (Request with { Correlations = [new(Eth, 0.81)] })
            .With(l => l with { MaxCorrelation = 0.8 }).WithPosition(Position(Eth, Side.Buy, 1m, 10m))),
        (RiskCodes.Correlation, "unknown", Request.With(l => l with { MaxCorrelation = 0.8 })
            .WithPosition(Position(Eth, Side.Buy, 1m, 10m))),
        (RiskCodes.Correlation, "not a number", (Request with { Correlations = [new(Eth, double.NaN)] })
            .With(l => l with { MaxCorrelation = 0.8 }).WithPosition(Position(Eth, Side.Buy, 1m, 10m))),
        (RiskCodes.CashReserve, "too little left", Request.With(l => l with { MinCashPercentage = 99.01m })),
        (RiskCodes.TradeRisk, "stop too far", (Request with { ProtectiveStop = new Price(40m) })
            .With(l => l with { MaxTradeRiskPercentage = 0.5m })),
        (RiskCodes.TradeRisk, "no stop", Request.With(l => l with { MaxTradeRiskPercentage = 0.5m })),
        (RiskCodes.DailyLoss, "share", (Request with { Portfolio = Portfolio with { DayStartEquity = Usd(12_500m) } })
            .With(l => l with { MaxDailyLossPercentage = 20m })),
        (RiskCodes.DailyLoss, "value", (Request with { Portfolio = Portfolio with { DayStartEquity = Usd(12_500m) } })
            .With(l => l with { MaxDailyLoss = 2_500m })),
        (RiskCodes.DailyLoss, "unknown start",
            (Request with { Portfolio = Portfolio with { DayStartEquity = Usd(0m) } })
            .With(l => l with { MaxDailyLoss = 1m })),
        (RiskCodes.Drawdown, "reached", (Request with { Portfolio = Portfolio with { PeakEquity = Usd(12_500m) } })
            .With(l => l with { MaxDrawdownPercentage = 20m })),
        (RiskCodes.Drawdown, "unknown peak", (Request with { Portfolio = Portfolio with { PeakEquity = Usd(0m) } })
            .With(l => l with { MaxDrawdownPercentage = 20m })),
        (RiskCodes.LosingStreak, "two in a row", (Request with
        {
            Portfolio = Portfolio with { ClosedTrades = [Lost(3), Lost(2)] },
        }).With(l => l with { LosingStreak = new(2, TimeSpan.FromHours(3)) })),
        (RiskCodes.OrderRateSecond, "third in a second",
            Sent(TimeSpan.FromMilliseconds(999)).With(l => l with { MaxOrdersPerSecond = 2 })),
        (RiskCodes.OrderRateMinute, "third in a minute",
            Sent(TimeSpan.FromSeconds(59)).With(l => l with { MaxOrdersPerMinute = 2 })),
        (RiskCodes.RepeatedExecution, "sixth",
            (Request with { AutomaticExecutions = 5 }).With(l => l with { MaxAutomaticExecutions = 5 })),
        (RiskCodes.DuplicateOrder, "sent and gone", Request with
        {
            RecentOrders = [new(MarketOrder(Side.Buy, 1m), Now - TimeSpan.FromMilliseconds(999))],
        }),
        (RiskCodes.DuplicateOrder, "sent and open", (Request with { Order = Limit(Side.Buy, 1m, 95m) })
            .WithPending(Limit(Side.Buy, 1m, 95m)).With(l => l with { DuplicateWindow = TimeSpan.FromMinutes(6) })),
        (RiskCodes.OwnOrderCrossing, "limit on limit", (Request.OnPerp(Limit(Side.Buy, 1m, 101m)))
            .WithPending(Limit(Side.Sell, 1m, 101m, Perp))),
        (RiskCodes.OwnOrderCrossing, "market on limit", Request.OnPerp(MarketOrder(Side.Buy, 1m))
            .WithPending(Limit(Side.Sell, 1m, 99m, Perp)).WithPending(Limit(Side.Sell, 1m, 105m, Perp))),
    ];

    public static TheoryData<string> DeniedNames => [.. Denied.Select(c => $"{c.Code}: {c.Name}")];

    [Theory]
    [MemberData(nameof(DeniedNames))]
    public void An_order_is_denied_by_the_check_it_fails_and_no_other(string name)
    {
        var (code, _, request) = Denied.Single(c => $"{c.Code}: {c.Name}" == name);

        var decision = RiskGate.Check(request);

        var denial = Assert.Single(decision.Denials);
        Assert.Equal(code, denial.Code);
        Assert.False(decision.IsAllowed);
        Assert.Equal(new Refusal(code, denial.Message), decision.ToRefusal());
        Assert.EndsWith(".", denial.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_has_a_case_that_it_denies()
    {
        var codes = typeof(RiskCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.IsLiteral)
            .Select(f => (string)f.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(codes, Denied.Select(c => c.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_check_reports_in_the_documented_order()
    {
        var decision = RiskGate.Check(Request);

        Assert.True(decision.IsAllowed);
        Assert.Null(decision.ToRefusal());
        Assert.Equal(RiskCodes.InOrder, decision.Verdicts.Select(v => v.Code));
        Assert.Equal(RiskCodes.InOrder.Length, RiskCodes.InOrder.Distinct().Count());
    }

    [Fact]
    public void Codes_are_declared_in_the_order_in_which_they_are_checked()
    {
        var declared = typeof(RiskCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.IsLiteral)
            .OrderBy(f => f.MetadataToken)
            .Select(f => (string)f.GetRawConstantValue()!);

        Assert.Equal(declared, RiskCodes.InOrder);
    }

    [Fact]
    public void A_verdict_tells_limit_and_observed_value()
    {
        var verdict = RiskGate.Check(Request.With(l => l with { MaxOrderNotional = 99m })).Denials.Single();

        Assert.Equal((99m, 100m), (verdict.Limit, verdict.Observed));
        Assert.Equal("The value of the order would be 100, above the limit of 99.", verdict.Message);
    }

    [Fact]
    public void Several_denials_are_all_reported()
    {
        var request = Request
            .With(l => l with { MaxOrderNotional = 1m, RestrictedSymbols = [Btc] }) with
        { Halt = HaltLevel.Halted };

        Assert.Equal([RiskCodes.Halted, RiskCodes.SymbolRestricted, RiskCodes.OrderNotional], DeniedCodes(request));
    }

    private static TradingHours Hours(int from, int to) =>
        new("UTC", [new(DayOfWeek.Wednesday, new(from, 0), new(to, 0))]);

    private static Domain.Portfolios.ClosedTrade Lost(int hoursAgo) =>
        Closed(-0.01m, TimeSpan.FromHours(hoursAgo));

    private static RiskRequest Sent(TimeSpan ago) =>
        Request with { Portfolio = Portfolio with { RecentOrderTimes = [Now - ago, Now - ago] } };
}
