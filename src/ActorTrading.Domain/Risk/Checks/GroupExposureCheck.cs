namespace ActorTrading.Domain.Risk.Checks;

/// <summary>Concentration: the instruments of one group count together.</summary>
internal sealed class GroupExposureCheck() : RiskCheck(RiskCodes.GroupExposure, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        if (order.Instrument.Group is not { } group)
        {
            return Pass("The instrument belongs to no group.");
        }

        var held = order.Request.Portfolio.Positions.Where(p => p.Group == group).Sum(p => p.Notional.Value);
        return AtMost(
            order.Request.Limits.MaxGroupExposurePercentage,
            order.PercentOfEquity(held + PendingExposure.OfGroup(order.Request, group) + order.OpeningNotional),
            $"The exposure to the group '{group}', in per cent of equity,");
    }
}
