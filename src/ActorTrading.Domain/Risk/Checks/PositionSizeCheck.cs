namespace ActorTrading.Domain.Risk.Checks;

internal sealed class PositionSizeCheck() : RiskCheck(RiskCodes.PositionSize, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) => AtMost(
        order.Request.Limits.MaxPositionPercentage,
        order.PercentOfEquity(order.PositionNotionalAfter),
        $"The position in {order.Order.Symbol}, in per cent of equity,");
}
