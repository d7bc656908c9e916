using System.Collections.Immutable;

namespace ActorTrading.Domain.Indicators;

/// <summary>Every indicator that a rule can name.</summary>
public static class IndicatorCatalogue
{
    public static ImmutableArray<IndicatorDefinition> All { get; } = [];

    public static IndicatorDefinition? Find(string name) => All.FirstOrDefault(d => d.Name == name);
}
