using System.Collections.Immutable;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Strategies.Json;

/// <summary>A strategy, or everything that is wrong with it.</summary>
public abstract record StrategyParseResult
{
    private StrategyParseResult()
    {
    }

    public sealed record Valid(StrategyDocument Strategy) : StrategyParseResult;

    /// <param name="Errors">In the order of the text.</param>
    public sealed record Invalid(ImmutableArray<RuleError> Errors) : StrategyParseResult;
}
