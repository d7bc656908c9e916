using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Tests.Risk;

/// <summary>A portfolio of 10 000 USD, all in cash, with BTC at 100 and ETH at 10, on a Wednesday at noon.</summary>
internal static class Market
{
    public static readonly Timestamp Now = Timestamp.Parse("2026-03-04T12:00:00Z");
    public static readonly Symbol Btc = Symbol.Of("BTC-USD");
    public static readonly Symbol Eth = Symbol.Of("ETH-USD");
    public static readonly Symbol Perp = Symbol.Of("BTC-PERP");

    public static Amount Usd(decimal value) => new(value, Currency.Usd);

    public static Instrument Spot(Symbol symbol) =>
        new() { Symbol = symbol, Base = Currency.Of(symbol.Value[..3]), Quote = Currency.Usd };

    public static Instrument Margined { get; } = new()
    {
        Symbol = Perp,
        Base = Currency.Of("BTC"),
        Quote = Currency.Usd,
        Kind = InstrumentKind.LinearPerpetual,
        MaxLeverage = 20m,
    };

    public static PortfolioView Portfolio { get; } = new()
    {
        Id = new("p1"),
        At = Now,
        Equity = Usd(10_000m),
        FreeCash = Usd(10_000m),
        ReservedCash = Usd(0m),
        PeakEquity = Usd(10_000m),
        DayStartEquity = Usd(10_000m),
        Positions = [],
        OpenOrders = [],
        ClosedTrades = [],
    };

    public static PositionView Position(
        Symbol symbol, Side side, decimal size, decimal mark = 100m, string? group = null) => new()
        {
            Symbol = symbol,
            Side = side,
            Quantity = new(size),
            EntryPrice = new(mark),
            MarkPrice = new(mark),
            BestPrice = new(mark),
            OpenedAt = Now - TimeSpan.FromDays(1),
            Notional = Usd(size * mark),
            UnrealisedProfit = Usd(0m),
            Group = group,
        };

    public static OrderSpec MarketOrder(Side side, decimal size, Symbol? symbol = null) =>
        new() { Symbol = symbol ?? Btc, Side = side, Type = OrderType.Market, Quantity = new(size) };

    public static OrderSpec Limit(Side side, decimal size, decimal price, Symbol? symbol = null) =>
        MarketOrder(side, size, symbol) with { Type = OrderType.Limit, LimitPrice = new Price(price) };

    public static OrderSpec Stop(Side side, decimal size, decimal price, Symbol? symbol = null) =>
        MarketOrder(side, size, symbol) with { Type = OrderType.Stop, StopPrice = new Price(price) };

    public static OpenOrderView Pending(OrderSpec spec, string id = "o1") =>
        new(new(id), spec, spec.Quantity, Now - TimeSpan.FromMinutes(5));

    public static ClosedTrade Closed(decimal ratio, TimeSpan ago, Symbol? symbol = null) => new()
    {
        Symbol = symbol ?? Btc,
        Side = Side.Buy,
        OpenedAt = Now - ago - TimeSpan.FromHours(1),
        ClosedAt = Now - ago,
        Quantity = new(1m),
        EntryPrice = new(100m),
        ExitPrice = new(100m * (1m + ratio)),
        Profit = Usd(100m * ratio),
        Fees = Usd(0m),
        ProfitRatio = ratio,
        ExitReason = ExitReason.Rule,
    };

    public static Session Running { get; } = new()
    {
        Phase = SessionPhase.Running,
        Id = new("s1"),
        Config = new() { Name = "day", Symbols = [Btc, Eth, Perp], DefaultTimeframe = Timeframe.OfMinutes(5) },
        StartedAt = Now - TimeSpan.FromHours(1),
    };

    public static MarketReference Reference(Instrument instrument, decimal price = 100m) =>
        new(instrument, new Price(price), Now - TimeSpan.FromSeconds(2));

    /// <summary>A request that every check passes.</summary>
    public static RiskRequest Request { get; } = new()
    {
        Order = MarketOrder(Side.Buy, 1m),
        Market = Reference(Spot(Btc)),
        Portfolio = Portfolio,
        Limits = RiskLimits.Default,
        Now = Now,
        Halt = HaltLevel.None,
        Session = Running,
    };

    public static RiskRequest WithPosition(this RiskRequest request, PositionView position) =>
        request with { Portfolio = request.Portfolio with { Positions = request.Portfolio.Positions.Add(position) } };

    public static RiskRequest WithPending(this RiskRequest request, OrderSpec spec) =>
        request with
        {
            Portfolio = request.Portfolio with
            {
                OpenOrders = request.Portfolio.OpenOrders
                    .Add(Pending(spec, $"o{request.Portfolio.OpenOrders.Length + 1}")),
            },
        };

    public static RiskRequest With(this RiskRequest request, Func<RiskLimits, RiskLimits> limits) =>
        request with { Limits = limits(request.Limits) };

    public static RiskRequest WithFilters(this RiskRequest request, VenueFilters filters) =>
        request with
        {
            Market = request.Market with { Instrument = request.Market.Instrument with { Filters = filters } },
        };

    public static RiskRequest OnPerp(this RiskRequest request, OrderSpec spec) =>
        request with { Order = spec with { Symbol = Perp }, Market = Reference(Margined) };

    public static ImmutableArray<string> DeniedCodes(RiskRequest request) =>
        [.. RiskGate.Check(request).Denials.Select(v => v.Code)];
}
