namespace ActorTrading.Domain.Risk.Checks;

internal sealed class OrderNotionalCheck() : RiskCheck(RiskCodes.OrderNotional, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) =>
        AtMost(order.Request.Limits.MaxOrderNotional, order.Notional, "The value of the order");
}
