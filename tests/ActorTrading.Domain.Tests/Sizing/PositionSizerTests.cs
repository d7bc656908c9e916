using System.Collections.Immutable;
using System.Reflection;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Sizing;
using static ActorTrading.Domain.Tests.Risk.Market;
using PortfolioView = ActorTrading.Domain.Portfolios.PortfolioView;

namespace ActorTrading.Domain.Tests.Sizing;

public sealed class PositionSizerTests
{
    private static readonly SizingRequest Base = new()
    {
        Method = new SizingMethod.PercentageOfEquity(10m),
        Side = Side.Buy,
        Instrument = Spot(Btc) with { Filters = new() { LotStep = 0.001m } },
        ReferencePrice = new(100m),
        Portfolio = Portfolio,
    };

    /// <summary>Equity 10 000, price 100, lot 0.001; the expected sizes are worked out by hand.</summary>
    private static readonly ImmutableArray<(string Name, decimal Expected, SizingRequest Request)> Sized =
    [
        ("fixed quantity rounds down", 1.234m, Base with { Method = new SizingMethod.FixedQuantity(1.2349m) }),
        ("fixed notional", 2.5m, Base with { Method = new SizingMethod.FixedNotional(250m) }),
        ("ten per cent of equity", 10m, Base),
        ("ten per cent in a currency worth two", 5m, Base with { QuoteToBaseRate = 2m }),
        ("two per cent risked over a distance of eight", 25m, Base with
        {
            Method = new SizingMethod.RiskPerTrade(2m), StopPrice = new Price(92m),
        }),
        ("risk of a short is measured upwards", 25m, OnPerp(Base with
        {
            Method = new SizingMethod
                .RiskPerTrade(2m), StopPrice = new Price(108m), Side = Side.Sell, OpensShort = true,
        })),
        ("twenty per cent volatility of an asset with eighty", 25m, Base with
        {
            Method = new SizingMethod.VolatilityTarget(20m), AnnualisedVolatility = 0.8,
        }),
        ("kelly, halved", 12.5m, Base with { Method = Kelly(0.5m, 50m), Portfolio = WithRecord }),
        ("kelly, capped", 5m, Base with { Method = Kelly(1m, 5m), Portfolio = WithRecord }),
        ("kelly without a loss is the win rate", 100m, Base with
        {
            Method = Kelly(1m, 100m),
            Portfolio = Portfolio with { ClosedTrades = [Closed(0.1m, TimeSpan.FromHours(2)),
                Closed(0.2m, TimeSpan.FromHours(1))] },
        }),
        ("all cash leaves the fee", 99.9m,
            Base with { Method = new SizingMethod.PercentageOfEquity(100m), TakerFeeRate = 0.001m }),
        ("all cash leaves slippage and the fee on it", 98.029m, Base with
        {
            Method = new SizingMethod.PercentageOfEquity(100m), TakerFeeRate = 0.01m, SlippageAllowance = 0.01m,
        }),
        ("quote cash pays where it is told", 3m, Base with { FreeQuote = Usd(300m) }),
        ("margin pays for five times as much", 50m, OnPerp(Base with
        {
            Method = new SizingMethod
                .PercentageOfEquity(100m), Leverage = 5m, Portfolio = Portfolio with { FreeCash = Usd(1_000m) },
        })),
        ("capped by the largest position", 5m, Base with { MaxPositionPercentage = 5m }),
        ("what is held counts towards the cap", 3m, Base with
        {
            MaxPositionPercentage = 5m, Portfolio = Portfolio with { Positions = [Position(Btc, Side.Buy, 2m)] },
        }),
        ("what is in flight counts towards the cap", 2m, Base with
        {
            MaxPositionPercentage = 5m,
                Portfolio = Portfolio with { OpenOrders = [Pending(MarketOrder(Side.Buy, 3m))] },
        }),
        ("cut to the venue's largest quantity", 4m,
            Base with { Instrument = Spot(Btc) with { Filters = new() { MaxQuantity = 4m } } }),
        ("cut to the venue's largest value", 3m,
            Base with { Instrument = Spot(Btc) with { Filters = new() { MaxNotional = 300m } } }),
        ("market variants of the filters", 10m, Base with
        {
            Instrument = Spot(
                Btc) with { Filters = new() { MaxQuantity = 4m, MarketMaxQuantity = 20m, MarketLotStep = 5m } },
        }),
        ("limit orders go by the general filters", 4m, Base with
        {
            IsMarketOrder = false,
            Instrument = Spot(Btc) with { Filters = new() { MaxQuantity = 4m, MarketMaxQuantity = 20m } },
        }),
        ("contracts of ten", 1m, Base with { Instrument = Margined with { ContractMultiplier = 10m } }),
        ("full position", 7m, Selling(new SizingMethod.FullPosition(), 7m)),
        ("full position less what closes already", 5m, Selling(new SizingMethod.FullPosition(), 7m) with
        {
            Portfolio = Portfolio with { Positions = [Position(Btc, Side.Buy, 7m)],
                OpenOrders = [Pending(Limit(Side.Sell, 2m, 110m))] },
        }),
        ("an exit is cut to the position", 7m, Selling(new SizingMethod.FixedQuantity(9m), 7m)),
        ("an exit needs no cash", 7m, Selling(new SizingMethod.FullPosition(), 7m) with
        {
            Portfolio = Portfolio with { Positions = [Position(Btc, Side.Buy, 7m)], FreeCash = Usd(0m) },
        }),
        ("a buy covers a short and does not turn it", 3m, OnPerp(Base) with
        {
            Portfolio = Portfolio with { Positions = [Position(Perp, Side.Sell, 3m)] },
        }),
    ];

    private static readonly ImmutableArray<(string Code, string Name, SizingRequest Request)> Refused =
    [
        (SizingCodes.MethodInvalid, "quantity", Base with { Method = new SizingMethod.FixedQuantity(0m) }),
        (SizingCodes.MethodInvalid, "notional", Base with { Method = new SizingMethod.FixedNotional(-1m) }),
        (SizingCodes.MethodInvalid, "percentage", Base with { Method = new SizingMethod.PercentageOfEquity(10_001m) }),
        (SizingCodes.MethodInvalid, "kelly above whole", Base with { Method = Kelly(1.1m, 10m) }),
        (SizingCodes.MethodInvalid, "risk", Base with { Method = new SizingMethod.RiskPerTrade(0m) }),
        (SizingCodes.MethodInvalid, "volatility", Base with { Method = new SizingMethod.VolatilityTarget(0m) }),
        (SizingCodes.RequestInvalid, "price", Base with { ReferencePrice = new(0m) }),
        (SizingCodes.RequestInvalid, "rate", Base with { QuoteToBaseRate = 0m }),
        (SizingCodes.RequestInvalid, "fee", Base with { TakerFeeRate = 1m }),
        (SizingCodes.RequestInvalid, "slippage", Base with { SlippageAllowance = -0.1m }),
        (SizingCodes.RequestInvalid, "cap", Base with { MaxPositionPercentage = 0m }),
        (SizingCodes.RequestInvalid, "leverage", OnPerp(Base with { Leverage = 21m })),
        (SizingCodes.NoEquity, "none left", Base with { Portfolio = Portfolio with { Equity = Usd(0m) } }),
        (SizingCodes.NoCash, "none free", Base with { Portfolio = Portfolio with { FreeCash = Usd(0m) } }),
        (SizingCodes.NoCash, "overdrawn", Base with { Portfolio = Portfolio with { FreeCash = Usd(-5m) } }),
        (SizingCodes.NoPosition, "spot", Base with { Side = Side.Sell }),
        (SizingCodes.NoPosition, "short not asked for", OnPerp(Base with { Side = Side.Sell })),
        (SizingCodes.AlreadyClosing, "all in flight", Selling(new SizingMethod.FullPosition(), 2m) with
        {
            Portfolio = Portfolio with { Positions = [Position(Btc, Side.Buy, 2m)],
                OpenOrders = [Pending(Stop(Side.Sell, 2m, 90m))] },
        }),
        (SizingCodes.FullPositionIsForExits, "entry", Base with { Method = new SizingMethod.FullPosition() }),
        (SizingCodes.MaxPositionReached, "held", Base with
        {
            MaxPositionPercentage = 5m, Portfolio = Portfolio with { Positions = [Position(Btc, Side.Buy, 5m)] },
        }),
        (SizingCodes.StopMissing, "none", Base with { Method = new SizingMethod.RiskPerTrade(1m) }),
        (SizingCodes.StopOnWrongSide, "above a buy",
            Base with { Method = new SizingMethod.RiskPerTrade(1m), StopPrice = new Price(101m) }),
        (SizingCodes.StopOnWrongSide, "at the price",
            Base with { Method = new SizingMethod.RiskPerTrade(1m), StopPrice = new Price(100m) }),
        (SizingCodes.VolatilityMissing, "none", Base with { Method = new SizingMethod.VolatilityTarget(10m) }),
        (SizingCodes.VolatilityMissing, "not a number", Base with
        {
            Method = new SizingMethod.VolatilityTarget(10m), AnnualisedVolatility = double.NaN,
        }),
        (SizingCodes.VolatilityMissing, "of a feed that stands still", Base with
        {
            Method = new SizingMethod.VolatilityTarget(10m), AnnualisedVolatility = 0.0,
        }),
        (SizingCodes.TooFewTrades, "three of four", Base with { Method = Kelly(1m, 10m, 5), Portfolio = WithRecord }),
        (SizingCodes.NoEdge, "no winner", Base with
        {
            Method = Kelly(1m, 10m, 1),
                Portfolio = Portfolio with { ClosedTrades = [Closed(-0.1m, TimeSpan.FromHours(1))] },
        }),
        (SizingCodes.NoEdge, "as much lost as won", Base with
        {
            Method = Kelly(1m, 10m),
            Portfolio = Portfolio with { ClosedTrades = [Closed(-0.1m, TimeSpan.FromHours(2)),
                Closed(0.1m, TimeSpan.FromHours(1))] },
        }),
        (SizingCodes.BelowMinimumQuantity, "less than a lot",
            Base with { Method = new SizingMethod.FixedQuantity(0.0009m) }),
        (SizingCodes.BelowMinimumQuantity, "less than the venue's least", Base with
        {
            Instrument = Spot(Btc) with { Filters = new() { MinQuantity = 11m } },
        }),
        (SizingCodes.BelowMinimumNotional, "too small",
            Base with { Instrument = Spot(Btc) with { Filters = new() { MinNotional = 1_000.01m } } }),
    ];

    /// <summary>Three winners of 10 %, one loser of 20 %: W = 0.75, R = 0.5, f = 0.75 − 0.25/0.5 = 0.25.</summary>
    private static PortfolioView WithRecord => Portfolio with
    {
        ClosedTrades =
        [
            Closed(0.1m, TimeSpan.FromHours(4)), Closed(-0.2m, TimeSpan.FromHours(3)),
            Closed(0.1m, TimeSpan.FromHours(2)), Closed(0.1m, TimeSpan.FromHours(1)),
        ],
    };

    public static TheoryData<string> SizedNames => [.. Sized.Select(c => c.Name)];

    public static TheoryData<string> RefusedNames => [.. Refused.Select(c => $"{c.Code}: {c.Name}")];

    [Theory]
    [MemberData(nameof(SizedNames))]
    public void A_method_is_sized_as_worked_out_by_hand(string name)
    {
        var (_, expected, request) = Sized.Single(c => c.Name == name);

        var sized = Assert.IsType<SizingResult.Sized>(PositionSizer.Size(request));

        Assert.Equal(expected, sized.Quantity.Value);
        Assert.Equal(expected, sized.Inputs.Single(i => i.Name == "rounded_quantity").Value);
    }

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void What_cannot_be_sized_is_refused(string name)
    {
        var (code, _, request) = Refused.Single(c => $"{c.Code}: {c.Name}" == name);

        var refused = Assert.IsType<SizingResult.Refused>(PositionSizer.Size(request));

        Assert.Equal(code, refused.Reason.Code);
        Assert.EndsWith(".", refused.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_has_a_case_that_it_refuses()
    {
        var codes = typeof(SizingCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(codes, Refused.Select(c => c.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_numbers_that_led_to_a_size_are_recorded_in_order()
    {
        var sized = PositionSizer.Size(Base with { Method = Kelly(0.5m, 50m), Portfolio = WithRecord });

        Assert.Equal(
            [
                new("equity", 10_000m), new("reference_price", 100m), new("free_cash", 10_000m),
                    new("room_by_cash", 100m),
                new("closed_trades", 4m), new("win_rate", 0.75m), new("average_win", 0.1m), new("average_loss", 0.2m),
                new("kelly_fraction", 0.25m), new("fraction_used", 0.125m), new("wished_quantity", 12.5m),
                    new("rounded_quantity", 12.5m),
            ],
            sized.Inputs);
    }

    private static SizingMethod.Kelly Kelly(decimal fraction, decimal cap, int trades = 2) =>
        new(fraction, cap, trades);

    private static SizingRequest Selling(SizingMethod method, decimal held) => Base with
    {
        Method = method,
        Side = Side.Sell,
        Portfolio = Portfolio with { Positions = [Position(Btc, Side.Buy, held)] },
    };

    private static SizingRequest OnPerp(SizingRequest request) => request with { Instrument = Margined };
}
