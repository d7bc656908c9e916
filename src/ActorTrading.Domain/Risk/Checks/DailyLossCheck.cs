namespace ActorTrading.Domain.Risk.Checks;

internal sealed class DailyLossCheck() : RiskCheck(RiskCodes.DailyLoss, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var (portfolio, limits) = (order.Request.Portfolio, order.Request.Limits);
        if (limits.MaxDailyLossPercentage is null && limits.MaxDailyLoss is null)
        {
            return Pass("No limit is set.");
        }

        if (portfolio.DayStartEquity.Value <= 0m)
        {
            return Deny("The equity at the start of the day is not known.");
        }

        return LossLimits.DailyThreshold(portfolio, limits) is { } threshold && portfolio.Equity <= threshold
            ? Deny($"The day's loss of {-portfolio.DailyProfit} has reached its limit.", threshold.Value,
                portfolio.Equity.Value)
            : Pass("The day's loss is within its limit.", observed: portfolio.Equity.Value);
    }
}
