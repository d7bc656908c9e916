using System.Collections.Immutable;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Orders;

/// <summary>Orders of which one cancels the other.</summary>
public static class OcoGroup
{
    /// <summary>The group of the exits of the position that this order opened.</summary>
    public static OcoGroupId ForExitsOf(ClientOrderId openingOrder) => new(openingOrder.Value + "-exits");

    /// <summary>
    /// What a fill of one member does to the others that are open: each is cut by the filled quantity, to zero where
    /// nothing is left and the order is to be cancelled.
    /// </summary>
    public static ImmutableArray<(ClientOrderId Id, Quantity NewQuantity)> AfterFill(
        IEnumerable<Order> members, Fill fill) =>
        [.. from member in members
            where member.IsOpen && member.Id != fill.OrderId
            let left = member.Remaining.MinusOrZero(fill.Quantity)
            select (member.Id, left.IsZero ? Quantity.Zero : member.Filled + left)];
}
