using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Rules, or everything that is wrong with them.</summary>
public abstract record RuleParseResult
{
    private RuleParseResult()
    {
    }

    public sealed record Valid(ImmutableArray<RuleDefinition> Rules) : RuleParseResult;

    /// <param name="Errors">In the order of the text.</param>
    public sealed record Invalid(ImmutableArray<RuleError> Errors) : RuleParseResult;
}
