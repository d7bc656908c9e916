using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// Diversification: the highest correlation with anything held or about to be. A long beside a short counts with the
/// sign turned, since the two offset where like positions would add up.
/// </summary>
internal sealed class CorrelationCheck() : RiskCheck(RiskCodes.Correlation, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        if (order.Request.Limits.MaxCorrelation is not { } limit)
        {
            return Pass("No limit is set.");
        }

        double? highest = null;
        foreach (var (symbol, side) in OthersHeld(order))
        {
            if (Find(order.Request, symbol) is not { } correlation)
            {
                return Deny($"The correlation of {order.Order.Symbol} with {symbol}, which is held, is not known.",
                    (decimal)limit);
            }

            var signed = correlation * side.Sign() * order.Order.Side.Sign();
            highest = highest is { } so ? Math.Max(so, signed) : signed;
        }

        return highest is { } value
            ? AtMost(
                (decimal)limit, (decimal)value, $"The highest correlation of {order.Order.Symbol} with what is held")
            : Pass("Nothing else is held.", (decimal)limit);
    }

    private static IEnumerable<(Symbol Symbol, Side Side)> OthersHeld(OrderInContext order) =>
        order.Request.Portfolio.Positions.Select(p => (p.Symbol, p.Side))
            .Concat(PendingExposure.Openings(order.Request.Portfolio))
            .Where(o => o.Symbol != order.Order.Symbol)
            .Distinct();

    private static double? Find(RiskRequest request, Symbol symbol)
    {
        foreach (var correlation in request.Correlations)
        {
            if (correlation.Symbol == symbol && correlation.Value is >= -1.0 and <= 1.0)
            {
                return correlation.Value;
            }
        }

        return null;
    }
}
