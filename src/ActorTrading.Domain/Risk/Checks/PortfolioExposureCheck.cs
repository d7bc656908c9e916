namespace ActorTrading.Domain.Risk.Checks;

internal sealed class PortfolioExposureCheck() : RiskCheck(RiskCodes.PortfolioExposure, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) => AtMost(
        order.Request.Limits.MaxPortfolioExposurePercentage,
        order.PercentOfEquity(order.ExposureAfter),
        "The exposure of the portfolio, in per cent of equity,");
}
