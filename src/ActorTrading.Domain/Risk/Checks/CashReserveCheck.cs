namespace ActorTrading.Domain.Risk.Checks;

internal sealed class CashReserveCheck() : RiskCheck(RiskCodes.CashReserve, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        if (order.Request.Limits.MinCashPercentage is not { } least)
        {
            return Pass("No limit is set.");
        }

        var left = order.PercentOfEquity(order.Request.Portfolio.FreeCash.Value - order.CashNeeded);
        if (left is not { } share)
        {
            return Deny(
                "The cash that is left after the order cannot be told, since a price or the equity is missing.", least);
        }

        return share >= least
            ? Pass("Enough cash is left.", least, share)
            : Deny($"The order would leave {share:0.########} % of equity in cash, below the reserve of {least} %.",
                least, share);
    }
}
