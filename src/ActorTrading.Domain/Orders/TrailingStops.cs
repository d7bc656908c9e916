using System.Diagnostics;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Orders;

/// <summary>
/// Where a trailing stop stands. The order's side is a sell for the stop of a long, a buy for the stop of a short.
/// </summary>
public static class TrailingStops
{
    public const decimal BasisPointsPerWhole = 10_000m;

    /// <summary>
    /// The stop price for a best price seen since the order came to life, on the tick in the direction of less risk
    /// (see <see cref="OrderRounding"/>); null while there is none. It never loosens as the best price improves.
    /// </summary>
    public static Price? Level(TrailingStop trailing, Side orderSide, Price best, decimal tick)
    {
        var stop = trailing.InitialStop;
        if (trailing.Distance is { } distance)
            stop = Tighter(stop, At(distance, orderSide, best, tick), orderSide);
        if (trailing.Activation is not { } activation || IsReached(activation, orderSide, best))
            stop = Tighter(stop, At(trailing.ActivatedDistance, orderSide, best, tick), orderSide);
        return stop is { } level ? OrderRounding.Round(level, orderSide, tick) : null;
    }

    /// <summary>The stop that risks less: the higher for a sell, the lower for a buy. A stop never loosens.</summary>
    public static Price? Tighter(Price? left, Price? right, Side orderSide) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        ({ } l, { } r) => (l > r) == (orderSide == Side.Sell) ? l : r,
    };

    private static bool IsReached(Price activation, Side orderSide, Price best) =>
        orderSide == Side.Sell ? best >= activation : best <= activation;

    private static Price At(TrailDistance distance, Side orderSide, Price best, decimal tick)
    {
        var away = distance.Unit switch
        {
            TrailUnit.Ratio => best.Value * distance.Value,
            TrailUnit.BasisPoints => best.Value * distance.Value / BasisPointsPerWhole,
            TrailUnit.Price => distance.Value,
            TrailUnit.Ticks => distance.Value * tick,
            _ => throw new UnreachableException($"{distance.Unit} is no unit of a trail distance."),
        };
        return new(best.Value + (orderSide.Sign() * away));
    }
}
