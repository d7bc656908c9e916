using System.Collections.Immutable;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>
/// Finds what a portfolio did after the last event of a restored journal. The venue knows it by ids that are derived
/// from intent numbers, so that the same numbers lead to them.
/// </summary>
public static class LostOrders
{
    /// <summary>Numbers in a row without an order, denied ones, after which the search is over.</summary>
    private const int GapMax = 10_000;

    /// <summary>A number from which on none can have been used, however many orders came to nothing.</summary>
    public static long NextAfter(long from, ImmutableArray<LostOrder> found) =>
        (found.IsEmpty ? from : found[^1].Intent + 1) + GapMax;

    /// <summary>In the order of their intents.</summary>
    /// <param name="portfolio">Whose.</param>
    /// <param name="from">Number of the first intent that the restored journal does not have.</param>
    /// <param name="statement">What the portfolio's account holds.</param>
    public static ImmutableArray<LostOrder> Of(PortfolioId portfolio, long from, AccountStatement statement)
    {
        var listed = Listed(statement);
        var found = ImmutableArray.CreateBuilder<LostOrder>();
        var end = from + GapMax;
        for (var intent = from; intent < end && found.Count < listed.Count; intent++)
        {
            var id = ClientOrderIds.Derive(portfolio, intent);
            if (listed.TryGetValue(id, out var order))
            {
                found.Add(new LostOrder(portfolio, intent, id, order.Spec, order.IsOpen));
                end = intent + GapMax;
            }
        }

        return found.ToImmutable();
    }

    private static Dictionary<ClientOrderId, (OrderSpec Spec, bool IsOpen)> Listed(AccountStatement statement)
    {
        var listed = statement.Fills.GroupBy(f => f.OrderId)
            .ToDictionary(fills => fills.Key, fills => (SpecOf([.. fills]), IsOpen: false));
        foreach (var open in statement.OpenOrders)
        {
            listed[open.Id] = (open.Spec, IsOpen: true);
        }

        return listed;
    }

    private static OrderSpec SpecOf(Fill[] fills) => new()
    {
        Symbol = fills[0].Symbol,
        Side = fills[0].Side,
        Type = OrderType.Market,
        Quantity = new(fills.Sum(f => f.Quantity.Value)),
    };
}
