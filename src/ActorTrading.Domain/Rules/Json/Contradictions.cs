using System.Collections.Immutable;
using System.Diagnostics;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>
/// Finds conjunctions that no values can make true, by keeping for each value the set that its conditions leave over:
/// an interval and a list of members for numbers, a list for words. A branch of a disjunction is tried together with
/// everything around it, and is reported where it is dead, since nobody writes one on purpose.
/// </summary>
internal sealed class Contradictions
{
    private readonly List<(string Path, string Message)> _found = [];

    /// <summary>Paths are relative to the rule.</summary>
    public static IReadOnlyList<(string Path, string Message)> In(Condition.All condition)
    {
        var finder = new Contradictions();
        finder.Narrow(ConditionShapes.ToNegationNormalForm(condition), new(StringComparer.Ordinal));
        return finder._found;
    }

    /// <summary>Takes in a condition that must be true together with what is known already.</summary>
    private void Narrow(Condition condition, Dictionary<string, PossibleValues> known)
    {
        var disjunctions = new List<Condition.Any>();
        foreach (var part in Conjuncts(condition))
        {
            if (part is Condition.Any any)
            {
                disjunctions.Add(any);
            }
            else if (!Narrow(ComparisonIn(part), part is Condition.Not, known))
            {
                return;
            }
        }

        foreach (var branch in disjunctions.SelectMany(d => d.Children))
        {
            Narrow(branch, new(known, StringComparer.Ordinal));
        }
    }

    /// <summary>In negation normal form a negation stands around a comparison.</summary>
    private static Condition.Comparison ComparisonIn(Condition part) =>
        (Condition.Comparison)(part is Condition.Not not ? not.Child : part);

    /// <returns>Whether a value is left over; if not, that is reported.</returns>
    private bool Narrow(Condition.Comparison comparison, bool negated, Dictionary<string, PossibleValues> known)
    {
        var key = comparison.Value is Operand.Field other
            ? $"{comparison.Field.Key} - {OperandText.Of(other.Factor)} * {other.Reference.Key}"
            : comparison.Field.Key;
        var before = known.GetValueOrDefault(key) ?? Anything(comparison);
        var after = before.Narrow(comparison, negated);
        known[key] = after;
        if (!after.IsEmpty)
        {
            return true;
        }

        _found.Add((comparison.Path, Message(comparison, before)));
        return false;
    }

    private static PossibleValues Anything(Condition.Comparison comparison)
    {
        var field = FieldCatalogue.Get(comparison.Field.Name);
        return comparison.Value is Operand.Field ? PossibleValues.Any : PossibleValues.Of(field);
    }

    private static string Message(Condition.Comparison comparison, PossibleValues before) =>
        $"This can never be true: {comparison.Field.Key} {OperatorDefinition.Of(comparison.Operator).Name} "
        + $"{OperandText.Of(comparison.Value)} leaves nothing, since by all else that is said it is {before}.";

    private static IEnumerable<Condition> Conjuncts(Condition condition) => condition switch
    {
        Condition.All all => all.Children.SelectMany(Conjuncts),
        Condition.Any { Children: [var only] } => Conjuncts(only),
        Condition.Any or Condition.Not or Condition.Comparison => [condition],
        _ => throw new UnreachableException(),
    };
}
