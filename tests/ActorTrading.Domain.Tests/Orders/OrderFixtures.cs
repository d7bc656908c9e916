using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Tests.Orders;

/// <summary>Markets, orders and fills for the tests of orders, positions and the ledger.</summary>
internal static class OrderFixtures
{
    public static readonly Timestamp Start = Timestamp.Parse("2026-01-05T00:00:00Z");
    public static readonly Currency Btc = Currency.Of("BTC");
    public static readonly Currency Bnb = Currency.Of("BNB");

    public static readonly Instrument Spot = new()
    {
        Symbol = Symbol.Of("BTC-USD"),
        Base = Btc,
        Quote = Currency.Usd,
        Filters = new() { TickSize = 0.01m, LotStep = 0.001m, MinQuantity = 0.002m, MinNotional = 5m },
    };

    public static readonly Instrument Perpetual = new()
    {
        Symbol = Symbol.Of("BTC-PERP"),
        Base = Btc,
        Quote = Currency.Usd,
        Kind = InstrumentKind.LinearPerpetual,
        Filters = new() { TickSize = 0.5m, LotStep = 0.01m, MinQuantity = 0.01m },
        MaxLeverage = 20m,
        MaintenanceMarginRate = 0.005m,
    };

    public static Amount Usd(decimal value) => new(value, Currency.Usd);

    public static Timestamp At(int minutes) => Start + TimeSpan.FromMinutes(minutes);

    public static OrderSpec Limit(Side side, decimal quantity, decimal price) => new()
    {
        Symbol = Spot.Symbol,
        Side = side,
        Type = OrderType.Limit,
        Quantity = new(quantity),
        LimitPrice = new Price(price),
    };

    public static Order Order(decimal quantity, OrderStatus status = OrderStatus.Sending) => new()
    {
        Id = new("o1"),
        Spec = Limit(Side.Buy, quantity, 100m),
        IntendedAt = Start,
        Status = status,
    };

    public static Fill Fill(
        string trade, decimal quantity, decimal price = 100m, Side side = Side.Buy, string order = "o1") => new()
        {
            TradeId = new(trade),
            OrderId = new(order),
            Symbol = Spot.Symbol,
            Side = side,
            Price = new(price),
            Quantity = new(quantity),
            Fee = Usd(0m),
            Liquidity = Liquidity.Taker,
            At = Start,
        };

    public static VenueReport Filled(Fill fill) =>
        new VenueReport.Filled(fill) { OrderId = fill.OrderId, At = fill.At };

    public static VenueReport Accepted(string venueId = "v1") =>
        new VenueReport.Accepted(new VenueOrderId(venueId)) { OrderId = new("o1"), At = Start };

    public static VenueReport Canceled() => new VenueReport.Canceled("on request") { OrderId = new("o1"), At = At(5) };

    public static VenueReport Expired() => new VenueReport.Expired("out of time") { OrderId = new("o1"), At = At(5) };

    public static VenueReport Reduced(decimal quantity) =>
        new VenueReport.Reduced(new Quantity(quantity)) { OrderId = new("o1"), At = At(4) };

    public static VenueReport CancelRejected() =>
        new VenueReport.CancelRejected(new("unknown_order", "No such order.")) { OrderId = new("o1"), At = At(4) };

    public static VenueReport Rejected() =>
        new VenueReport.Rejected(new("no_funds", "Not enough.")) { OrderId = new("o1"), At = At(1) };

    /// <summary>The order after the reports, where each that changes nothing or is refused is passed over.</summary>
    public static Order After(this Order order, params IEnumerable<VenueReport> reports) =>
        reports.Aggregate(order, (o, report) => o.Apply(report) is OrderChange.Applied applied ? applied.Order : o);
}
