namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// Orders sent within the last second or minute, this one included. Exits have the same number again in reserve.
/// </summary>
internal sealed class OrderRateCheck(string code, TimeSpan window, Func<RiskLimits, int?> limitOf)
    : RiskCheck(code, CheckScope.EntriesAndExits)
{
    private const int ReserveFactorOfExits = 2;

    protected override RiskVerdict Check(OrderInContext order)
    {
        var since = order.Request.Now - window;
        var sent = order.Request.Portfolio.RecentOrderTimes.Count(t => t > since) + 1;
        var limit = limitOf(order.Request.Limits) * (order.Reduces ? ReserveFactorOfExits : 1);
        return AtMost(limit, sent, $"The number of orders within {window.TotalSeconds} s");
    }
}
