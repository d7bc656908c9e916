namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// No entry without a recent price. A price from the future is a clock that is wrong, and no better than an old one.
/// </summary>
internal sealed class MarketDataCheck() : RiskCheck(RiskCodes.MarketData, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var freshness = Freshness.Of(order.Request);
        return freshness.IsFresh
            ? Pass("The price is recent.", freshness.LimitSeconds, freshness.AgeSeconds)
            : Deny(freshness.Describe(order.Order.Symbol), freshness.LimitSeconds, freshness.AgeSeconds);
    }
}
