using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Risk;
using static ActorTrading.Domain.Tests.Risk.Market;
using ClosedTrade = ActorTrading.Domain.Portfolios.ClosedTrade;
using PortfolioView = ActorTrading.Domain.Portfolios.PortfolioView;

namespace ActorTrading.Domain.Tests.Risk;

/// <summary>Requests that come as close to a limit as they may.</summary>
public sealed class RiskLimitBoundaryTests
{
    private static readonly ImmutableArray<(string Name, RiskRequest Request)> Allowed =
    [
        ("no limits at all", Request.With(_ => RiskLimits.None)),
        ("an operator's order without a session", Request with { Session = null }),
        ("an operator's order beyond the automatic executions",
            (Request with { Session = null, AutomaticExecutions = 9 })
            .With(l => l with { MaxAutomaticExecutions = 5 })),
        ("within the hours", Request.With(l => l with
        {
            TradingHours = new("UTC", [new(DayOfWeek.Wednesday, new(12, 0), new(12, 1))]),
        })),
        ("allowed symbol", Request.With(l => l with { AllowedSymbols = [Btc], RestrictedSymbols = [Eth] })),
        ("lock on another symbol", Request with { Locks = [new("x", Eth, null, Now + TimeSpan.FromHours(1), "")] }),
        ("lock on the other side",
            Request with { Locks = [new("x", null, Side.Sell, Now + TimeSpan.FromHours(1), "")] }),
        ("lock that ends now", Request with { Locks = [new("x", Btc, Side.Buy, Now, "")] }),
        ("data as old as allowed", Request.With(l => l with { MaxDataAge = TimeSpan.FromSeconds(2) })),
        ("limit at the collar", Request with { Order = Limit(Side.Buy, 1m, 110m) }),
        ("stop and limit each within the collar", Request with
        {
            Order = Stop(Side.Buy, 1m, 105m) with { Type = OrderType.StopLimit, LimitPrice = new Price(115m) },
        }),
        ("all the cash", Request with { Portfolio = Portfolio with { FreeCash = Usd(100.1m) }, TakerFeeRate = 0.001m }),
        ("quote currency instead of the base", Request with
        {
            Portfolio = Portfolio with { FreeCash = Usd(0m) },
            FreeQuote = Usd(100m),
        }),
        ("exactly the margin and fee", Request.OnPerp(MarketOrder(Side.Buy, 10m)) with
        {
            Portfolio = Portfolio with { FreeCash = Usd(101m) },
            Leverage = 10m,
            TakerFeeRate = 0.001m,
        }),
        ("the largest leverage", Request.OnPerp(MarketOrder(Side.Buy, 1m)) with { Leverage = 20m }),
        ("exactly the quantity", Request.With(l => l with { MaxOrderQuantities = l.MaxOrderQuantities.Add(Btc, 1m) })),
        ("a quantity limit on another symbol",
            Request.With(l => l with { MaxOrderQuantities = l.MaxOrderQuantities.Add(Eth, 0m) })),
        ("exactly the value", Request.With(l => l with
        {
            MaxOrderNotional = 100m,
            MaxPositionNotional = 100m,
            MaxPositionPercentage = 1m,
            MaxPortfolioExposurePercentage = 1m,
            MinCashPercentage = 99m,
            MaxOpenPositions = 1,
        })),
        ("a second order in the one open position", Request.With(l => l with { MaxOpenPositions = 1 })
            .WithPosition(Position(Btc, Side.Buy, 1m))),
        ("a group of its own", (Request with { Market = Reference(Spot(Btc) with { Group = "coins" }) })
            .With(l => l with { MaxGroupExposurePercentage = 1m })
                .WithPosition(Position(Eth, Side.Buy, 10m, 10m, "others"))),
        ("exactly the account's exposure",
            (Request with { AccountExposure = Usd(900m) }).With(l => l with { MaxAccountExposure = 1_000m })),
        ("exactly as correlated as allowed", (Request with { Correlations = [new(Eth, 0.8)] })
            .With(l => l with { MaxCorrelation = 0.8 }).WithPosition(Position(Eth, Side.Buy, 1m, 10m))),
        ("a long beside a short that goes along", (Request with { Correlations = [new(Perp, 0.99)] })
            .With(l => l with { MaxCorrelation = 0.1 }).WithPosition(Position(Perp, Side.Sell, 1m, 10m))),
        ("nothing held to be correlated with", Request.With(l => l with { MaxCorrelation = 0.1 })),
        ("exactly the risk",
            (Request with { ProtectiveStop = new Price(50m) }).With(l => l with { MaxTradeRiskPercentage = 0.5m })),
        ("just above the loss limits", (Request with
        {
            Portfolio = Portfolio with { Equity = Usd(10_000.01m), DayStartEquity = Usd(12_500m),
                PeakEquity = Usd(12_500m) },
        }).With(l => l with { MaxDailyLossPercentage = 20m, MaxDrawdownPercentage = 20m })),
        ("streak rested", (Request with { Portfolio = WithTrades(Closed(-0.01m, TimeSpan.FromHours(3)),
            Closed(-0.01m, TimeSpan.FromHours(2))) })
            .With(l => l with { LosingStreak = new(2, TimeSpan.FromHours(2)) })),
        ("streak broken", (Request with
        {
            Portfolio = WithTrades(Closed(-0.01m, TimeSpan.FromHours(3)), Closed(0m, TimeSpan.FromHours(2)),
                Closed(-0.01m, TimeSpan.FromHours(1))),
        }).With(l => l with { LosingStreak = new(2, TimeSpan.FromHours(9)) })),
        ("an order a second ago",
            (Request with { Portfolio = Portfolio with { RecentOrderTimes = [Now - TimeSpan.FromSeconds(1)] } })
            .With(l => l with { MaxOrdersPerSecond = 1 })),
        ("last of the automatic executions",
            (Request with { AutomaticExecutions = 4 }).With(l => l with { MaxAutomaticExecutions = 5 })),
        ("the same order a second ago",
            Request with { RecentOrders = [new(MarketOrder(Side.Buy, 1m), Now - TimeSpan.FromSeconds(1))] }),
        ("another price at the same time", (Request with
        {
            Order = Limit(Side.Buy, 1m, 99m),
            RecentOrders = [new(Limit(Side.Buy, 1m, 98m), Now)],
        })),
        ("below the own offer",
            Request.OnPerp(Limit(Side.Buy, 1m, 100.99m)).WithPending(Limit(Side.Sell, 1m, 101m, Perp))),
        ("own stop on the other side does not rest",
            Request.OnPerp(MarketOrder(Side.Buy, 1m)).WithPending(Stop(Side.Sell, 1m, 99m, Perp))),
        ("members of one group do not cross",
            Request.OnPerp(Limit(Side.Buy, 1m, 101m) with { OcoGroup = new OcoGroupId("g") })
            .WithPending(Limit(Side.Sell, 1m, 101m, Perp) with { OcoGroup = new OcoGroupId("g") })),
        ("a value converted into the base currency", (Request with
        {
            Market = Reference(Spot(Btc)) with { QuoteToBaseRate = 0.5m },
        }).With(l => l with { MaxOrderNotional = 50m })),
        ("two entries of which one cancels the other count once", (Request with
        {
            Order = Limit(Side.Buy, 1m, 95m) with { OcoGroup = new OcoGroupId("g") },
        }).WithPending(Stop(Side.Buy, 1m, 105m) with { OcoGroup = new OcoGroupId("g") })
            .With(l => l with { MaxPositionNotional = 105m })),
    ];

    public static TheoryData<string> AllowedNames => [.. Allowed.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(AllowedNames))]
    public void An_order_at_its_limit_is_allowed(string name) =>
        Assert.Empty(RiskGate.Check(Allowed.Single(c => c.Name == name).Request).Denials);

    [Theory]
    [InlineData(Side.Sell, 110)]
    [InlineData(Side.Buy, 100)]
    public void A_sell_counts_at_the_price_it_may_get_when_that_is_better_than_its_limit(Side side, int expected)
    {
        var request = Request
            .OnPerp(Limit(side, 1m, 100m) with { Symbol = Perp }) with
        { Market = Reference(Margined, 110m) };

        var verdict = RiskGate.Check(request.With(l => l with { MaxOrderNotional = 1m }))
            .Denials.Single(v => v.Code == RiskCodes.OrderNotional);

        Assert.Equal(expected, verdict.Observed);
    }

    private static PortfolioView WithTrades(params ImmutableArray<ClosedTrade> trades) =>
        Portfolio with { ClosedTrades = trades };
}
