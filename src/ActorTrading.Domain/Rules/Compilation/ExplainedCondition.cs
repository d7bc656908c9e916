using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>A condition with its outcome, in the shape in which the rule's author wrote it.</summary>
public abstract record ExplainedCondition
{
    private ExplainedCondition()
    {
    }

    /// <summary>Where it stands in the rule's JSON: <c>$.conditions[0].any[1]</c>.</summary>
    public required string Path { get; init; }

    public required Truth Outcome { get; init; }

    public sealed record All(ImmutableArray<ExplainedCondition> Children) : ExplainedCondition;

    public sealed record Any(ImmutableArray<ExplainedCondition> Children) : ExplainedCondition;

    public sealed record Not(ExplainedCondition Child) : ExplainedCondition;

    /// <param name="Field">Key of the field: <c>rsi(14)@1h</c>.</param>
    /// <param name="Operator">As the rule format writes it.</param>
    /// <param name="Expected">
    /// As the rule format writes it: <c>70</c>, <c>10 .. 20</c>, <c>1.02 * sma(50)@4h</c>.
    /// </param>
    /// <param name="Actual">The value that was seen, also when it was stale.</param>
    public sealed record Comparison(string Field, string Operator, string Expected, FieldValue Actual)
        : ExplainedCondition
    {
        /// <summary>The value of the field that it was compared with; null for a constant.</summary>
        public FieldValue? ExpectedActual { get; init; }

        /// <summary>
        /// Why the outcome is unknown: which value was missing, stale or without a value before; null where it is
        /// known.
        /// </summary>
        public Refusal? Undecided { get; init; }
    }
}
