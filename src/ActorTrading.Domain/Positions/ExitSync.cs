using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Positions;

/// <summary>
/// Compares the protective orders that should rest with those that do. Each order is judged by itself, so that moving
/// a target leaves the stop in place, and asking twice changes nothing the second time.
/// </summary>
public static class ExitSync
{
    /// <param name="best">
    /// The best price since the position was opened: two trails that stand at the same stop there are one.
    /// </param>
    public static ExitChanges Changes(
        IReadOnlyList<ProtectiveOrder> desired, IReadOnlyList<WorkingExit> working, Price best, decimal tick)
    {
        var unmatched = working.ToList();
        var place = ImmutableArray.CreateBuilder<ProtectiveOrder>();
        foreach (var order in desired)
        {
            var match = unmatched.FindIndex(w => IsSame(order.Spec, w, working, best, tick));
            if (match < 0)
                place.Add(order);
            else
                unmatched.RemoveAt(match);
        }

        return new([.. unmatched.Select(w => w.Id)], place.ToImmutable());
    }

    private static bool IsSame(
        OrderSpec desired, WorkingExit working, IReadOnlyList<WorkingExit> all, Price best, decimal tick)
    {
        var spec = working.Spec;
        return desired with { Quantity = default, Trailing = null } == spec with { Quantity = default, Trailing = null }
            && IsSameTrail(desired.Trailing, spec.Trailing, desired.Side, best, tick)
            && (working.Remaining == desired.Quantity || AwaitsReduction(desired, working, all));
    }

    /// <summary>
    /// When another member of the group has traded, the venue is about to cut this one, or has refused nothing by
    /// leaving it too large: it only reduces. Replacing it would open a window without it.
    /// </summary>
    private static bool AwaitsReduction(OrderSpec desired, WorkingExit working, IReadOnlyList<WorkingExit> all) =>
        desired.OcoGroup is { } group && working.Remaining > desired.Quantity
        && all.Any(w => w.Id != working.Id && w.Spec.OcoGroup == group && !w.Filled.IsZero);

    private static bool IsSameTrail(TrailingStop? desired, TrailingStop? working, Side side, Price best, decimal tick)
    {
        if (desired is null || working is null)
            return desired is null && working is null;
        return desired.Distance == working.Distance
            && desired.ActivatedDistance == working.ActivatedDistance
            && (desired.Activation == working.Activation || IsReached(working.Activation, side, best))
            && TrailingStops.Level(desired, side, best, tick) == TrailingStops.Level(working, side, best, tick);
    }

    private static bool IsReached(Price? activation, Side orderSide, Price best) =>
        activation is { } at && (orderSide == Side.Sell ? best >= at : best <= at);
}
