using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// The same symbol, side, type, quantity and prices again within the window, whatever became of the first.
/// </summary>
internal sealed class DuplicateOrderCheck() : RiskCheck(RiskCodes.DuplicateOrder, CheckScope.EntriesAndExits)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        if (order.Request.Limits.DuplicateWindow is not { } window)
        {
            return Pass("No limit is set.");
        }

        var since = order.Request.Now - window;
        var twin = Sent(order.Request).FirstOrDefault(o => o.At > since && IsSame(o.Spec, order.Order));
        return twin.Spec is null
            ? Pass("No twin was sent.", (decimal)window.TotalSeconds)
            : Deny($"The same order was sent at {twin.At}, less than {window.TotalSeconds} s ago.",
                (decimal)window.TotalSeconds);
    }

    private static IEnumerable<(OrderSpec Spec, Timestamp At)> Sent(RiskRequest request) =>
        request.RecentOrders.Select(o => (o.Spec, o.At))
            .Concat(request.Portfolio.OpenOrders.Select(o => (o.Spec, o.IntendedAt)));

    private static bool IsSame(OrderSpec left, OrderSpec right) =>
        left.Symbol == right.Symbol && left.Side == right.Side && left.Type == right.Type
        && left.Quantity == right.Quantity
        && left.LimitPrice == right.LimitPrice && left.StopPrice == right.StopPrice && left.Trailing == right.Trailing;
}
