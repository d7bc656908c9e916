namespace ActorTrading.Domain.Risk.Checks;

/// <summary>The venue's bound on open orders in one market.</summary>
internal sealed class OpenOrdersFilterCheck() : RiskCheck(RiskCodes.OpenOrdersFilter, CheckScope.EntriesAndExits)
{
    protected override RiskVerdict Check(OrderInContext order) => AtMost(
        order.Instrument.Filters.MaxOpenOrders,
        order.Request.Portfolio.OpenOrders.Count(o => o.Spec.Symbol == order.Order.Symbol) + 1,
        $"The number of open orders in {order.Order.Symbol}");
}
