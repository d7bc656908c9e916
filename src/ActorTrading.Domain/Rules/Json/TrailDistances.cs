using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Distances of trailing stops in the units of the rule format.</summary>
internal static class TrailDistances
{
    private const decimal PointsPerWhole = 100m;
    private const decimal BasisPointsPerWhole = 10_000m;

    /// <returns>Null where the stop would stay behind by the whole price or more, which is reported.</returns>
    public static TrailDistance? Read(decimal value, string unit, SourceNode at, ErrorList errors)
    {
        var distance = unit == TrailingProperties.Percentage
            ? new TrailDistance(value / PointsPerWhole, TrailUnit.Ratio)
            : new TrailDistance(value, WordTables.TrailUnits.Find(unit)!.Value);
        var whole = distance.Unit == TrailUnit.Ratio ? 1m : BasisPointsPerWhole;
        if (distance.Unit is TrailUnit.Price or TrailUnit.Ticks || distance.Value < whole)
        {
            return distance;
        }

        errors.Add(
            RuleErrorCodes.OutOfRange, at,
            $"A trail of {value} {unit} is the whole price or more; it must be below it.");
        return null;
    }
}
