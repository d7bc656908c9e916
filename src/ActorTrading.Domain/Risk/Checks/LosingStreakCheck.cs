namespace ActorTrading.Domain.Risk.Checks;

internal sealed class LosingStreakCheck() : RiskCheck(RiskCodes.LosingStreak, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        if (order.Request.Limits.LosingStreak is not { } limit)
        {
            return Pass("No limit is set.");
        }

        var trades = order.Request.Portfolio.ClosedTrades;
        var streak = 0;
        while (streak < trades.Length && trades[^(streak + 1)].Profit.IsNegative)
        {
            streak++;
        }

        if (streak < limit.Losses || streak == 0)
        {
            return Pass("The streak is short enough.", limit.Losses, streak);
        }

        var until = trades[^1].ClosedAt + limit.Cooldown;
        return order.Request.Now < until
            ? Deny($"The last {streak} trades lost; entries rest until {until}.", limit.Losses, streak)
            : Pass("The rest after the streak is over.", limit.Losses, streak);
    }
}
