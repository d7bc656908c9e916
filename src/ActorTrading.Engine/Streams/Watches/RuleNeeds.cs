using System.Collections.Immutable;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Engine.Streams.Triggers;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>What can turn a rule true or false besides the market on its own symbol.</summary>
/// <param name="Ledger">Anything that a fill, a reservation or a deposit changes.</param>
/// <param name="Clock">
/// Time of day, ages, correlations: looked at again each minute while the rest of the rule could be true.
/// </param>
/// <param name="Marks">Comparisons of values that move with the prices of what is held.</param>
internal sealed record RuleNeeds(bool Ledger, bool Clock, ImmutableArray<Condition.Comparison> Marks)
{
    public static RuleNeeds Of(Condition condition)
    {
        ImmutableArray<Condition.Comparison> open =
            [.. ConditionShapes.ComparisonsOf(condition).Where(c => !TriggerBuilder.IsWatched(c))];
        return new(
            open.Any(c => FieldsOf(c).Any(f => f.Scope is FieldScope.Portfolio or FieldScope.Position)),
            open.Any(c => FieldsOf(c).Any(IsTimed)),
            [.. open.Where(c => FieldsOf(c).Any(MarkFields.MovesWithPrices))]);
    }

    private static IEnumerable<FieldRef> FieldsOf(Condition.Comparison comparison) =>
        comparison.Value is Operand.Field other ? [comparison.Field, other.Reference] : [comparison.Field];

    private static bool IsTimed(FieldRef field) =>
        field.Scope == FieldScope.Time
        || field.Name is "recommendation_age" or "position_holding_minutes" or "correlation_with_holdings";
}
