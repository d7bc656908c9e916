using System.Collections.Immutable;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Engine.Streams.Triggers;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>What can turn a rule true or false besides the market on its own symbol.</summary>
internal sealed record RuleNeeds
{
    private const string HoldingMinutes = "position_holding_minutes";
    private const string AdviceSeconds = "recommendation_age";
    private const string Correlation = "correlation_with_holdings";

    /// <summary>Anything that a fill, a reservation or a deposit changes.</summary>
    public required bool Ledger { get; init; }

    /// <summary>Time of day or weekday: looked at again each minute while the rest of the rule could be true.</summary>
    public required bool Clock { get; init; }

    /// <summary>Correlations, which finished bars of other symbols change.</summary>
    public required bool Correlations { get; init; }

    /// <summary>
    /// Compares a value of the portfolio with another field: no fixed numbers whose passing could be waited for, so
    /// every event is looked at while the rest of the rule could be true.
    /// </summary>
    public required bool EveryEvent { get; init; }

    /// <summary>Comparisons of values that move with the prices of what is held.</summary>
    public required ImmutableArray<Condition.Comparison> Marks { get; init; }

    /// <summary>How old a position must be for a comparison to turn.</summary>
    public required ImmutableArray<TimeSpan> HoldingTimes { get; init; }

    /// <summary>How old advice must be for a comparison to turn.</summary>
    public required ImmutableArray<TimeSpan> AdviceAges { get; init; }

    public static RuleNeeds Of(Condition condition)
    {
        ImmutableArray<Condition.Comparison> open =
            [.. ConditionShapes.ComparisonsOf(condition).Where(c => !TriggerBuilder.IsWatched(c))];
        var fields = open.SelectMany(FieldsOf).ToArray();
        return new()
        {
            Ledger = fields.Any(f => f.Scope is FieldScope.Portfolio or FieldScope.Position),
            Clock = fields.Any(f => f.Scope == FieldScope.Time),
            Correlations = fields.Any(f => f.Name == Correlation),
            EveryEvent = open.Any(c => c.Value is Operand.Field),
            Marks = [.. open.Where(c => MarkFields.MovesWithPrices(c.Field))],
            HoldingTimes = AgesOf(open, HoldingMinutes, TimeSpan.TicksPerMinute),
            AdviceAges = AgesOf(open, AdviceSeconds, TimeSpan.TicksPerSecond),
        };
    }

    private static ImmutableArray<TimeSpan> AgesOf(
        ImmutableArray<Condition.Comparison> comparisons, string field, long ticksPerUnit) =>
        [.. from comparison in comparisons
            where comparison.Field.Name == field
            from threshold in MarkFields.ThresholdsOf(comparison)
            let ticks = threshold * ticksPerUnit
            where ticks >= 0 && ticks < TimeSpan.FromDays(DaysMax).Ticks
            select new TimeSpan((long)ticks)];

    /// <summary>Nothing here grows older than that.</summary>
    private const int DaysMax = 100 * 365;

    private static IEnumerable<FieldRef> FieldsOf(Condition.Comparison comparison) =>
        comparison.Value is Operand.Field other ? [comparison.Field, other.Reference] : [comparison.Field];
}
