using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// The shared rules of an order's shape and of its market's filters. An exit whose worth cannot be told, there being no
/// price, is left to the venue to judge.
/// </summary>
internal sealed class VenueFiltersCheck() : RiskCheck(RiskCodes.VenueFilters, CheckScope.Everything)
{
    private const string NoPriceToValueBy = "reference_price_missing";

    protected override RiskVerdict Check(OrderInContext order)
    {
        var broken = OrderSpecRules.Check(order.Order, order.Instrument, order.Request.Market.Price)
            .Where(r => !order.Reduces || r.Code != NoPriceToValueBy)
            .ToArray();
        return broken.Length == 0
            ? Pass("The venue takes such an order.")
            : Deny(string.Join(" ", broken.Select(r => r.ToString())));
    }
}
