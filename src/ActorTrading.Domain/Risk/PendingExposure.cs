using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Risk;

/// <summary>
/// What orders in flight will add to positions, in the base currency; null where one cannot be valued.
/// </summary>
internal static class PendingExposure
{
    public static decimal? In(RiskRequest request, Symbol symbol, Side side)
    {
        var pending = PendingOrders.Quantity(request.Portfolio, symbol, side);
        var opening = PendingOrders.OpeningPart(request.Portfolio, symbol, side, pending);
        if (opening == 0m)
        {
            return 0m;
        }

        return MarketOf(request, symbol) is { } market
            ? opening * HighestPrice(request, symbol, side, market)
                * market.Instrument.ContractMultiplier * market.QuoteToBaseRate
            : null;
    }

    public static decimal? Total(RiskRequest request) =>
        Sum(request, request.Portfolio.OpenOrders.Select(o => o.Spec.Symbol));

    /// <summary>Of the instruments of one group. An order whose instrument is not known might belong to it.</summary>
    public static decimal? OfGroup(RiskRequest request, string group) => Sum(
        request,
        request.Portfolio.OpenOrders.Select(o => o.Spec.Symbol)
            .Where(symbol => MarketOf(request, symbol) is not { } market || market.Instrument.Group == group));

    /// <summary>Symbols in which orders in flight will open or enlarge a position, with the side.</summary>
    public static IEnumerable<(Symbol Symbol, Side Side)> Openings(PortfolioView portfolio) => portfolio.OpenOrders
        .Select(o => (o.Spec.Symbol, o.Spec.Side))
        .Distinct()
        .Where(o => PendingOrders.OpeningPart(
            portfolio, o.Symbol, o.Side, PendingOrders.Quantity(portfolio, o.Symbol, o.Side)) > 0m);

    private static decimal? Sum(RiskRequest request, IEnumerable<Symbol> symbols) => symbols
        .Distinct()
        .Select(symbol => In(request, symbol, Side.Buy) + In(request, symbol, Side.Sell))
        .Aggregate((decimal?)0m, (sum, value) => sum + value);

    private static MarketReference? MarketOf(RiskRequest request, Symbol symbol) =>
        symbol == request.Order.Symbol ? request.Market : request.OtherMarkets.GetValueOrDefault(symbol);

    private static decimal? HighestPrice(RiskRequest request, Symbol symbol, Side side, MarketReference market)
    {
        decimal? highest = 0m;
        foreach (var order in PendingOrders.On(request.Portfolio, symbol, side))
        {
            var price = ExpectedPrice.Of(order.Spec, market.Price?.Value);
            highest = price is null || highest is null ? null : Math.Max(highest.Value, price.Value);
        }

        return highest;
    }
}
