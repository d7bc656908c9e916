using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Positions;

/// <summary>The exit prices that a plan means for an entry, before rounding to the tick.</summary>
/// <param name="Stop">Where the stop stands now, trail included.</param>
/// <param name="InitialStop">Where it stood when nothing had trailed.</param>
/// <param name="Trailing">The trail as an order, starting from <paramref name="Stop"/>.</param>
/// <param name="Target">The take-profit price.</param>
public sealed record ExitLevels(Price? Stop, Price? InitialStop, TrailingStop? Trailing, Price? Target)
{
    private const decimal PointsPerWhole = 100m;

    /// <summary>The levels of a position, its stop no looser than it ever was.</summary>
    public static ExitLevels Of(Position position) =>
        Of(position.Exits, position.Side, position.EntryPrice, position.BestPrice, position.TickSize)
            .NotLooserThan(position.StopFloor, position.Side.Opposite());

    /// <param name="side">Buy for a long position.</param>
    /// <param name="tick">Only for trails that count in ticks.</param>
    public static ExitLevels Of(ExitPlan plan, Side side, Price entry, Price best, decimal tick)
    {
        Price InFavour(decimal percentage) => new(entry.Value * (1m + (side.Sign() * percentage / PointsPerWhole)));

        Price? initial = plan.StopLossPercentage is { } loss ? InFavour(-loss) : null;
        Price? target = plan.TakeProfitPercentage is { } gain ? InFavour(gain) : null;
        if (plan.Trailing is not { } trail)
            return new(initial, initial, null, target);

        Price? activation = trail.OffsetPercentage == 0m ? null : InFavour(trail.OffsetPercentage);
        var trailing = new TrailingStop
        {
            InitialStop = initial,
            Distance = trail.Distance,
            Activation = activation,
            ActivatedDistance = trail.ActivatedDistance,
        };
        var stop = TrailingStops.Level(trailing, side.Opposite(), best, tick);
        var isActive = activation is { } at && (side == Side.Buy ? best >= at : best <= at);
        return new(
            stop, initial, trailing with { InitialStop = stop, Activation = isActive ? null : activation }, target);
    }

    private ExitLevels NotLooserThan(Price? floor, Side orderSide)
    {
        var stop = TrailingStops.Tighter(Stop, floor, orderSide);
        return this with { Stop = stop, Trailing = Trailing is null ? null : Trailing with { InitialStop = stop } };
    }
}
