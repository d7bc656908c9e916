namespace ActorTrading.Domain.Risk.Checks;

internal sealed class DrawdownCheck() : RiskCheck(RiskCodes.Drawdown, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var (portfolio, limits) = (order.Request.Portfolio, order.Request.Limits);
        if (limits.MaxDrawdownPercentage is not { } limit)
        {
            return Pass("No limit is set.");
        }

        if (portfolio.PeakEquity.Value <= 0m)
        {
            return Deny("The highest equity is not known.", limit);
        }

        var observed = portfolio.DrawdownPercentage;
        return LossLimits.DrawdownThreshold(portfolio, limits) is { } threshold && portfolio.Equity <= threshold
            ? Deny($"Equity is {observed:0.########} % below its peak; the limit is {limit} %.", limit, observed)
            : Pass("Equity is close enough to its peak.", limit, observed);
    }
}
