namespace ActorTrading.Domain.Risk.Checks;

internal sealed class OrderQuantityCheck() : RiskCheck(RiskCodes.OrderQuantity, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) => AtMost(
        order.Request.Limits.MaxOrderQuantities.TryGetValue(order.Order.Symbol, out var most) ? most : null,
        order.Order.Quantity.Value,
        $"The quantity of {order.Order.Symbol}");
}
