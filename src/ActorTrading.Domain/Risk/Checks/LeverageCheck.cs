namespace ActorTrading.Domain.Risk.Checks;

/// <summary>The stricter of the portfolio's and the instrument's leverage.</summary>
internal sealed class LeverageCheck() : RiskCheck(RiskCodes.Leverage, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var instrument = order.Instrument.MaxLeverage;
        var most = Math.Min(order.Request.Limits.MaxLeverage ?? instrument, instrument);
        return order.Instrument.IsMargined
            ? AtMost(most, order.Request.Leverage, "The leverage")
            : Pass("A spot order has no leverage.");
    }
}
