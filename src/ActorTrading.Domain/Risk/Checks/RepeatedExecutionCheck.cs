namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// After so many entries by rules a person has to look and enable them anew.
/// Basis: Commission Delegated Regulation (EU) 2017/589, article 15(3).
/// </summary>
internal sealed class RepeatedExecutionCheck() : RiskCheck(RiskCodes.RepeatedExecution, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) => order.Request.Session is null
        ? Pass("A person makes the order.")
        : AtMost(
            order.Request.Limits.MaxAutomaticExecutions,
            order.Request.AutomaticExecutions + 1,
            "The number of entries since a person enabled them");
}
