namespace ActorTrading.Domain.Risk.Checks;

/// <summary>All portfolios on one exchange account share its capital (17 CFR 240.15c3-5(c)(1)).</summary>
internal sealed class AccountExposureCheck() : RiskCheck(RiskCodes.AccountExposure, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) => AtMost(
        order.Request.Limits.MaxAccountExposure,
        order.Request.AccountExposure?.Value + order.OpeningNotional,
        "The exposure of the account");
}
