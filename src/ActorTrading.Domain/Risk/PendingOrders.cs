using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Risk;

/// <summary>What orders in flight, working or unknown, may still trade. They count as filled for every limit.</summary>
internal static class PendingOrders
{
    /// <summary>
    /// What may still trade on one side of a symbol. Of orders of which one cancels the other only the largest counts.
    /// </summary>
    public static decimal Quantity(PortfolioView portfolio, Symbol symbol, Side side) =>
        Sum(On(portfolio, symbol, side).Select(o => (o.Spec.OcoGroup, o.Remaining.Value)));

    /// <summary>The same, as if this order were out already.</summary>
    public static decimal QuantityWith(PortfolioView portfolio, OrderSpec order) =>
        Sum(On(portfolio, order.Symbol, order.Side)
            .Select(o => (o.Spec.OcoGroup, o.Remaining.Value))
            .Append((order.OcoGroup, order.Quantity.Value)));

    public static IEnumerable<OpenOrderView> On(PortfolioView portfolio, Symbol symbol, Side side) =>
        portfolio.OpenOrders.Where(o => o.Spec.Symbol == symbol && o.Spec.Side == side);

    /// <summary>The part that is more than closes an opposite position.</summary>
    public static decimal OpeningPart(PortfolioView portfolio, Symbol symbol, Side side, decimal pending) =>
        portfolio.PositionIn(symbol) is { } position && position.Side != side
            ? Math.Max(0m, pending - position.Quantity.Value)
            : pending;

    private static decimal Sum(IEnumerable<(OcoGroupId? Group, decimal Quantity)> orders)
    {
        var sum = 0m;
        var largestByGroup = new Dictionary<OcoGroupId, decimal>();
        foreach (var (group, quantity) in orders)
        {
            if (group is { } id)
            {
                largestByGroup[id] = Math.Max(quantity, largestByGroup.GetValueOrDefault(id));
            }
            else
            {
                sum += quantity;
            }
        }

        return sum + largestByGroup.Values.Sum();
    }
}
