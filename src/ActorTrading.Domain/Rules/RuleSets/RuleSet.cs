using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Rules.RuleSets;

/// <summary>The rules of one portfolio, each in its latest version.</summary>
public sealed record RuleSet
{
    public required PortfolioId Portfolio { get; init; }

    public ImmutableSortedDictionary<RuleId, Rule> Rules { get; init; } = ImmutableSortedDictionary<RuleId, Rule>.Empty;

    /// <summary>Ids of deleted rules, which are not given out again: the journal speaks of them.</summary>
    public ImmutableSortedSet<RuleId> Deleted { get; init; } = [];

    /// <summary>Rises with every edit.</summary>
    public int Version { get; init; }

    public static RuleSet Initial(PortfolioId portfolio) => new() { Portfolio = portfolio };
}
