using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// The cohorts of one trail distance on one side, by falling best value: the first has the nearest stop, the last is
/// the next to be raised.
/// </summary>
internal sealed class TrailGroup(TrailDistance distance, decimal tick)
{
    private const decimal BasisPointsPerWhole = 10_000m;

    public TrailDistance Distance { get; } = distance;

    public List<TrailCohort> Cohorts { get; } = [];

    public decimal LowestBest => Cohorts.Count == 0 ? decimal.MaxValue : Cohorts[^1].Best;

    /// <summary>
    /// The stop behind this best value, rounded to the tick towards the market so that no more is risked than was
    /// asked; away from it only where that would put the stop on the market itself.
    /// </summary>
    public decimal StopBehind(decimal best)
    {
        var exact = best - DistanceFrom(Math.Abs(best));
        var near = Rounding.Up(exact, tick);
        return near < best ? near : Rounding.Down(exact, tick);
    }

    private decimal DistanceFrom(decimal price) => Distance.Unit switch
    {
        TrailUnit.Ratio => price * Distance.Value,
        TrailUnit.BasisPoints => price * Distance.Value / BasisPointsPerWhole,
        TrailUnit.Price => Distance.Value,
        TrailUnit.Ticks => Distance.Value * tick,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
