namespace ActorTrading.Domain.Risk.Checks;

/// <summary>A reduce-only order must have a position to reduce that orders in flight do not close already.</summary>
internal sealed class ReduceOnlyCheck() : RiskCheck(RiskCodes.ReduceOnly, CheckScope.Everything)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var held = order.Position is { } position && position.Side != order.Order.Side ? position.Quantity.Value : 0m;
        return !order.Order.ReduceOnly || order.Reduces
            ? Pass("Consistent with the position.")
            : Deny(
                $"With this order {order.CommittedQuantity} would be in flight to reduce a position of {held}.",
                held,
                order.CommittedQuantity);
    }
}
