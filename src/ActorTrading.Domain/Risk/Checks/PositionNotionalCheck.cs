namespace ActorTrading.Domain.Risk.Checks;

internal sealed class PositionNotionalCheck() : RiskCheck(RiskCodes.PositionNotional, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) => AtMost(
        order.Request.Limits.MaxPositionNotional,
        order.PositionNotionalAfter,
        $"The value of the position in {order.Order.Symbol}");
}
