using ActorTrading.Domain.Rules;

namespace ActorTrading.Simulation.Reports;

/// <summary>A comparison of a rule and what it saw.</summary>
/// <param name="Path">Where it stands in the rule's JSON: <c>$.conditions[0]</c>.</param>
/// <param name="Text">The comparison as words: <c>rsi(14)@4h less_than 30</c>.</param>
/// <param name="Value">The value with its time, and whether it was there at all.</param>
/// <param name="Holds">Null where the value was missing or stale.</param>
public sealed record ConditionReading(string Path, string Text, FieldValue Value, bool? Holds)
{
    /// <summary>The other side, where it is a field too.</summary>
    public FieldValue? Operand { get; init; }
}
