using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// Prices too far from the reference are typing errors. Entries: limit and stop price, both ways. Exits: the limit
/// price, and only where it is worse than the reference, since a distant target rests harmlessly and a protective stop
/// is meant to be far away. An entry needs a fresh reference; an exit is measured by the last price that is known,
/// however old, since to be without an exit is worse. A limit behind a stop is measured from the stop, where it will
/// act. Basis: Commission Delegated Regulation (EU) 2017/589, article 15(1)(a).
/// </summary>
internal sealed class PriceCollarCheck() : RiskCheck(RiskCodes.PriceCollar, CheckScope.EntriesAndExits)
{
    private const decimal PointsPerWhole = 100m;

    protected override RiskVerdict Check(OrderInContext order)
    {
        if (order.Request.Limits.PriceCollarPercentage is not { } limit)
        {
            return Pass("No limit is set.");
        }

        var spec = order.Order;
        if (spec.LimitPrice is null && (order.Reduces || spec.StopPrice is null))
        {
            return Pass("The order has no price that could be wrong.", limit);
        }

        var stopIsMeasured = spec.StopPrice is not null && !order.Reduces;
        if (!order.Reduces
            && (stopIsMeasured || spec.StopPrice is null)
            && Freshness.Of(order.Request) is { IsFresh: false } freshness)
        {
            return Deny(freshness.Describe(spec.Symbol), limit);
        }

        var reference = order.Request.Market.Price?.Value;
        var distance = stopIsMeasured ? Distance(spec.StopPrice, reference) : 0m;
        if (LimitDistance(spec, reference, order.Reduces) is { } limitDistance)
        {
            distance = Math.Max(distance, limitDistance);
        }

        return AtMost(
            limit, distance, $"The distance of the order's price from the reference of {reference}, in per cent,");
    }

    private static decimal? LimitDistance(OrderSpec spec, decimal? reference, bool onlyWorse)
    {
        if (spec.LimitPrice is not { } price || (spec.StopPrice?.Value ?? reference) is not { } from)
        {
            return null;
        }

        var worse = spec.Side.Sign() * (price.Value - from);
        return onlyWorse && worse <= 0m ? 0m : Math.Abs(worse) / from * PointsPerWhole;
    }

    private static decimal Distance(Money.Price? price, decimal? reference) =>
        price is { } p && reference is { } r ? Math.Abs(p.Value - r) / r * PointsPerWhole : 0m;
}
