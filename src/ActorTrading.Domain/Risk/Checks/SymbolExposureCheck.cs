namespace ActorTrading.Domain.Risk.Checks;

/// <summary>The limit of one symbol's own, beside the one that holds for all.</summary>
internal sealed class SymbolExposureCheck() : RiskCheck(RiskCodes.SymbolExposure, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) => AtMost(
        order.Request.Limits.MaxSymbolExposurePercentages.TryGetValue(order.Order.Symbol, out var most) ? most : null,
        order.PercentOfEquity(order.PositionNotionalAfter),
        $"The exposure to {order.Order.Symbol}, in per cent of equity,");
}
