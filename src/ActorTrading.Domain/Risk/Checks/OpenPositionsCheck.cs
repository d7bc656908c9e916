namespace ActorTrading.Domain.Risk.Checks;

/// <summary>Symbols with a position or an entry in flight, the order's own included.</summary>
internal sealed class OpenPositionsCheck() : RiskCheck(RiskCodes.OpenPositions, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var portfolio = order.Request.Portfolio;
        var symbols = portfolio.Positions.Select(p => p.Symbol)
            .Concat(PendingExposure.Openings(portfolio).Select(o => o.Symbol))
            .Append(order.Order.Symbol)
            .Distinct()
            .Count();
        return AtMost(order.Request.Limits.MaxOpenPositions, symbols, "The number of open positions");
    }
}
