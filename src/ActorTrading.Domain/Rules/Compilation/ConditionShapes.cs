using System.Collections.Immutable;
using System.Diagnostics;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>What those need who evaluate only the conditions that a change of a value can have turned.</summary>
public static class ConditionShapes
{
    /// <summary>
    /// The same condition with negations pushed inward by De Morgan's laws until they stand around single comparisons,
    /// and there replaced by the complementary operator where there is one (all but between and the crossings). It has
    /// the same outcome for every value, unknown ones included: a comparison and its complement are unknown together.
    /// </summary>
    public static Condition ToNegationNormalForm(Condition condition) => Normal(condition, negated: false);

    /// <summary>Every comparison in the tree, in the order in which it is written.</summary>
    public static IEnumerable<Condition.Comparison> ComparisonsOf(Condition condition) => condition switch
    {
        Condition.All all => all.Children.SelectMany(ComparisonsOf),
        Condition.Any any => any.Children.SelectMany(ComparisonsOf),
        Condition.Not not => ComparisonsOf(not.Child),
        Condition.Comparison comparison => [comparison],
        _ => throw new UnreachableException(),
    };

    /// <summary>The same tree with the session's timeframe filled in where a field names none.</summary>
    public static Condition Bind(Condition condition, Timeframe defaultTimeframe) => condition switch
    {
        Condition.All all => all with { Children = [.. all.Children.Select(c => Bind(c, defaultTimeframe))] },
        Condition.Any any => any with { Children = [.. any.Children.Select(c => Bind(c, defaultTimeframe))] },
        Condition.Not not => not with { Child = Bind(not.Child, defaultTimeframe) },
        Condition.Comparison comparison => comparison with
        {
            Field = comparison.Field.Bind(defaultTimeframe),
            Value = comparison.Value is Operand.Field other
                ? other with { Reference = other.Reference.Bind(defaultTimeframe) }
                : comparison.Value,
        },
        _ => throw new UnreachableException(),
    };

    private static Condition Normal(Condition condition, bool negated) => condition switch
    {
        Condition.All all when negated => new Condition.Any(Normal(all.Children, negated)) { Path = all.Path },
        Condition.All all => all with { Children = Normal(all.Children, negated) },
        Condition.Any any when negated => new Condition.All(Normal(any.Children, negated)) { Path = any.Path },
        Condition.Any any => any with { Children = Normal(any.Children, negated) },
        Condition.Not not => Normal(not.Child, !negated),
        Condition.Comparison comparison when !negated => comparison,
        Condition.Comparison comparison => OperatorDefinition.Of(comparison.Operator).Complement is { } complement
            ? comparison with { Operator = complement }
            : new Condition.Not(comparison) { Path = comparison.Path },
        _ => throw new UnreachableException(),
    };

    private static ImmutableArray<Condition> Normal(ImmutableArray<Condition> children, bool negated) =>
        [.. children.Select(c => Normal(c, negated))];
}
