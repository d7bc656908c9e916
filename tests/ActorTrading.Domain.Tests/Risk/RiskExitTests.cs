using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Sessions;
using static ActorTrading.Domain.Tests.Risk.Market;

namespace ActorTrading.Domain.Tests.Risk;

/// <summary>No limit may trap anybody in a position.</summary>
public sealed class RiskExitTests
{
    /// <summary>A portfolio in which everything that holds back an entry does.</summary>
    private static readonly RiskRequest Troubled = (Request with
    {
        Order = MarketOrder(Side.Sell, 5m),
        Halt = HaltLevel.ReduceOnly,
        Session = Running with { Phase = SessionPhase.Stopped },
        Market = new(Spot(Btc), null, null),
        Locks = [new("MaxDrawdown", null, null, Now + TimeSpan.FromDays(1), "drawdown")],
        AutomaticExecutions = 99,
        Portfolio = Portfolio with
        {
            Equity = Usd(-1m),
            FreeCash = Usd(-500m),
            PeakEquity = Usd(90_000m),
            ClosedTrades = [Closed(-0.5m, TimeSpan.FromMinutes(1))],
            RecentOrderTimes = [Now],
        },
    }).With(l => l with
    {
        MaxOrderNotional = 1m,
        MaxOrderQuantities = l.MaxOrderQuantities.Add(Btc, 1m),
        MaxPositionPercentage = 1m,
        MaxPositionNotional = 1m,
        MaxOpenPositions = 0,
        MaxSymbolExposurePercentages = l.MaxSymbolExposurePercentages.Add(Btc, 0m),
        MaxGroupExposurePercentage = 0m,
        MaxPortfolioExposurePercentage = 0m,
        MaxAccountExposure = 0m,
        MaxCorrelation = -1.0,
        MinCashPercentage = 100m,
        MaxTradeRiskPercentage = 0m,
        MaxDailyLoss = 1m,
        MaxDrawdownPercentage = 1m,
        LosingStreak = new(1, TimeSpan.FromDays(1)),
        MaxOrdersPerSecond = 1,
        MaxAutomaticExecutions = 1,
        TradingHours = new("UTC", [new(DayOfWeek.Sunday, new(1, 0), new(2, 0))]),
        RestrictedSymbols = [Btc],
        AllowedSymbols = [],
    }).WithPosition(Position(Btc, Side.Buy, 5m));

    [Fact]
    public void An_exit_passes_every_limit_that_is_for_entries() => Assert.Empty(RiskGate.Check(Troubled).Denials);

    [Fact]
    public void The_same_trouble_stops_an_entry_everywhere()
    {
        var denied = DeniedCodes(Troubled with { Order = MarketOrder(Side.Buy, 5m) });

        Assert.Contains(RiskCodes.Halted, denied);
        Assert.Contains(RiskCodes.MarketData, denied);
        Assert.Contains(RiskCodes.PositionSize, denied);
        Assert.True(denied.Length >= 20, string.Join(", ", denied));
    }

    [Fact]
    public void More_than_the_position_is_an_entry() =>
        Assert.Contains(RiskCodes.Halted, DeniedCodes(Troubled with { Order = MarketOrder(Side.Sell, 5.01m) }));

    [Fact]
    public void An_exit_on_top_of_one_in_flight_is_an_entry()
    {
        var request = Request.OnPerp(MarketOrder(Side.Sell, 1m))
            .WithPosition(Position(Perp, Side.Buy, 1m)) with
        { Halt = HaltLevel.ReduceOnly };

        Assert.Empty(DeniedCodes(request));
        Assert.Equal([RiskCodes.Halted], DeniedCodes(request.WithPending(Stop(Side.Sell, 1m, 90m, Perp))));
    }

    [Fact]
    public void A_target_beside_its_stop_is_an_exit_where_one_cancels_the_other()
    {
        var group = new OcoGroupId("g");
        var request = (Request with
        {
            Order = Limit(Side.Sell, 1m, 150m) with { OcoGroup = group },
            Halt = HaltLevel.ReduceOnly
        })
            .WithPosition(Position(Btc, Side.Buy, 1m))
            .WithPending(Stop(Side.Sell, 1m, 90m) with { OcoGroup = group });

        Assert.Empty(DeniedCodes(request));
    }

    [Fact]
    public void A_halt_stops_exits_too() =>
        Assert.Equal([RiskCodes.Halted], DeniedCodes(Troubled with { Halt = HaltLevel.Halted }));

    [Theory]
    [InlineData(80, true)]
    [InlineData(90, false)]
    [InlineData(300, false)]
    public void The_collar_of_an_exit_looks_at_worse_prices_only(int limit, bool denied)
    {
        var request = (Request with { Order = Limit(Side.Sell, 1m, limit) }).WithPosition(Position(Btc, Side.Buy, 1m));

        Assert.Equal(denied ? [RiskCodes.PriceCollar] : ImmutableArray<string>.Empty, DeniedCodes(request));
    }

    [Fact]
    public void A_limit_exit_without_a_recent_price_is_measured_by_the_last_one_known()
    {
        var request = (Request with { Market = Reference(Spot(Btc)) with { PriceAt = null } })
            .WithPosition(Position(Btc, Side.Buy, 1m));
        var stopLimit = Stop(Side.Sell, 1m, 50m) with { Type = OrderType.StopLimit, LimitPrice = new Price(49m) };

        Assert.Empty(DeniedCodes(request with { Order = Limit(Side.Sell, 1m, 100m) }));
        Assert.Equal([RiskCodes.PriceCollar], DeniedCodes(request with { Order = Limit(Side.Sell, 1m, 80m) }));
        Assert.Empty(DeniedCodes(request with { Order = Stop(Side.Sell, 1m, 50m) }));
        Assert.Empty(DeniedCodes(request with { Order = stopLimit }));
        Assert.Equal([RiskCodes.PriceCollar],
            DeniedCodes(request with { Order = stopLimit with { LimitPrice = new Price(44m) } }));
    }

    [Fact]
    public void Exits_have_the_order_rate_again_in_reserve()
    {
        var request = (Request with { Order = MarketOrder(Side.Sell, 1m) }).With(l => l with { MaxOrdersPerMinute = 1 })
            .WithPosition(Position(Btc, Side.Buy, 1m));

        Assert.Empty(DeniedCodes(After(request, 1)));
        Assert.Equal([RiskCodes.OrderRateMinute], DeniedCodes(After(request, 2)));
    }

    [Fact]
    public void Exits_are_still_bound_by_venue_duplicates_and_own_orders()
    {
        var request = (Request with
        {
            Order = MarketOrder(Side.Sell, 1m),
            RecentOrders = [new(MarketOrder(Side.Sell, 1m), Now)],
        }).WithPosition(Position(Btc, Side.Buy, 1m)).WithPending(Limit(Side.Buy, 1m,
            100m)).WithFilters(new() { MinQuantity = 2m, MaxOpenOrders = 1 });

        Assert.Equal(
            [RiskCodes.VenueFilters, RiskCodes.OpenOrdersFilter, RiskCodes.DuplicateOrder, RiskCodes.OwnOrderCrossing],
            DeniedCodes(request));
        Assert.Equal([RiskCodes.VenueFilters], DeniedCodes(request with { EmergencyFlatten = true }));
    }

    [Fact]
    public void A_market_exit_against_an_own_order_needs_a_price_to_tell_whether_they_cross()
    {
        var request = (Request with { Order = MarketOrder(Side.Sell, 1m), Market = new(Spot(Btc), null, null) })
            .WithPosition(Position(Btc, Side.Buy, 1m)).WithPending(Limit(Side.Buy, 1m, 90m));

        Assert.Equal([RiskCodes.OwnOrderCrossing], DeniedCodes(request));
    }

    [Fact]
    public void Without_a_price_the_venue_judges_the_worth_of_an_exit()
    {
        var request = (Request with { Market = new(Spot(Btc), null, null) }).WithFilters(new() { MinNotional = 10m })
            .WithPosition(Position(Btc, Side.Buy, 1m));

        Assert.Empty(DeniedCodes(request with { Order = MarketOrder(Side.Sell, 1m) }));
        Assert.Contains(RiskCodes.VenueFilters, DeniedCodes(request));
    }

    [Fact]
    public void An_emergency_flatten_passes_a_halt_and_the_orders_being_cancelled()
    {
        var request = (Troubled with { Halt = HaltLevel.Halted, EmergencyFlatten = true })
            .WithPending(Stop(Side.Sell, 5m, 90m));

        Assert.Empty(DeniedCodes(request));
        Assert.Contains(RiskCodes.Halted, DeniedCodes(request with { Order = MarketOrder(Side.Sell, 5.01m) }));
        Assert.Contains(RiskCodes.Halted, DeniedCodes(request with { Order = MarketOrder(Side.Buy, 1m) }));
    }

    [Fact]
    public void A_short_is_covered_without_cash()
    {
        var request = Request.OnPerp(MarketOrder(Side.Buy, 3m)).WithPosition(Position(Perp, Side.Sell, 3m));

        Assert.Empty(DeniedCodes(request with { Portfolio = request.Portfolio with { FreeCash = Usd(0m) } }));
    }

    [Fact]
    public void Turning_a_position_is_charged_for_what_it_opens()
    {
        var request = Request.OnPerp(MarketOrder(Side.Buy, 5m)).WithPosition(Position(Perp, Side.Sell, 3m))
            .With(l => l with { MaxPositionNotional = 199m });

        var denial = Assert.Single(RiskGate.Check(request).Denials);
        Assert.Equal((RiskCodes.PositionNotional, 200m), (denial.Code, denial.Observed));
    }

    private static RiskRequest After(RiskRequest request, int orders) => request with
    {
        Portfolio = request.Portfolio with
        {
            RecentOrderTimes = [.. Enumerable.Repeat(Now - TimeSpan.FromSeconds(30),
            orders)]
        },
    };
}
