namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// What the order loses when its protective stop is hit. Without a stop the loss has no bound that could be checked.
/// </summary>
internal sealed class TradeRiskCheck() : RiskCheck(RiskCodes.TradeRisk, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        if (order.Request.Limits.MaxTradeRiskPercentage is not { } limit)
        {
            return Pass("No limit is set.");
        }

        if (order.Request.ProtectiveStop is not { } stop)
        {
            return Deny("The risk of the trade cannot be told: attach a stop-loss.", limit);
        }

        var lost = Math.Abs((order.Price - stop.Value) ?? 0m) * order.Order.Quantity.Value
            * order.Instrument.ContractMultiplier * order.Request.Market.QuoteToBaseRate;
        return AtMost(
            limit,
            order.PercentOfEquity(order.Price is null ? null : lost),
            "The loss when the stop is hit, in per cent of equity,");
    }
}
