using System.Collections.Immutable;
using ActorTrading.Actors.Scheduling;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>One generator per purpose, so that the draws of one do not move those of another.</summary>
internal sealed record SyntheticSeeds(
    SeededRandom Regimes, SeededRandom Market, SeededRandom Advice, ImmutableArray<SeededRandom> Symbols)
{
    public static SyntheticSeeds Of(SyntheticOptions options)
    {
        var root = new SeededRandom(options.Seed);
        return new(root.Split(), root.Split(), root.Split(), [.. options.Symbols.Select(_ => root.Split())]);
    }
}
