using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>The properties of an attached trailing exit.</summary>
internal static class TrailingProperties
{
    public const string Percentage = "percentage";
    private const decimal OffsetPercentageMax = 10_000m;

    public static PropertyDefinition Distance { get; } =
        new(
            "distance", PropertyKind.Number, "The trail from the start; none before the offset where absent.")
        {
            Min = 0m,
            MinIsExcluded = true,
        };

    public static PropertyDefinition Offset { get; } =
        new("offset", PropertyKind.Number, "Profit in per cent at which activated_distance takes over; 0 where absent.")
        {
            Min = 0m,
            Max = OffsetPercentageMax,
        };

    public static PropertyDefinition ActivatedDistance { get; } =
        new("activated_distance", PropertyKind.Number, "The trail from then on; the same as distance where absent.")
        {
            Min = 0m,
            MinIsExcluded = true,
        };

    public static PropertyDefinition Unit { get; } =
        new("unit", PropertyKind.Word, "Unit of the distances; percentage where absent.")
        {
            Words = [Percentage, .. WordTables.TrailUnits.Words],
        };

    public static ImmutableArray<PropertyDefinition> All { get; } = [Distance, Offset, ActivatedDistance, Unit];
}
