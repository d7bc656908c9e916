using System.Collections.Immutable;
using System.Text.Json;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Reads the conditions of one rule.</summary>
internal sealed class ConditionReader(SourceNode rule, ErrorList errors)
{
    public const string Field = "field";
    public const string Operator = "operator";
    public const string Value = "value";
    private const string AllWord = "all";
    private const string AnyWord = "any";
    private const string NotWord = "not";
    private int _comparisons;

    public static ImmutableArray<string> Groups { get; } = [AllWord, AnyWord, NotWord];

    /// <summary>A list, which means all of them, or a single condition.</summary>
    public Condition.All? ReadRoot(SourceNode node)
    {
        var errorsBefore = errors.Count;
        var root = node.Kind switch
        {
            JsonValueKind.Array => new Condition.All(Children(node, depth: 1)) { Path = PathOf(node) },
            JsonValueKind.Object when Read(node, depth: 1) is { } single =>
                new Condition.All([single]) { Path = PathOf(node) },
            JsonValueKind.Object => null,
            _ => Mistyped(node),
        };
        if (_comparisons > RuleLimits.ComparisonsMax)
        {
            errors.Add(
                RuleErrorCodes.TooMany, node,
                $"The rule makes {_comparisons} comparisons, {RuleLimits.ComparisonsMax} are allowed.");
        }

        return errors.Count == errorsBefore ? root : null;
    }

    private Condition? Read(SourceNode node, int depth)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            errors.Add(
                RuleErrorCodes.WrongType, node,
                "A condition is an object with field, operator and value, or with all, any or not; "
                + $"found {ObjectReader.Name(node.Kind)}.");
            return null;
        }

        if (depth > RuleLimits.ConditionNestingMax)
        {
            errors.Add(RuleErrorCodes.TooDeep, node, $"Conditions nest at most {RuleLimits.ConditionNestingMax} deep.");
            return null;
        }

        var reader = new ObjectReader(node, errors);
        if (!reader.Has(Field) && Groups.FirstOrDefault(reader.Has) is { } group)
        {
            return ReadGroup(reader, group, depth);
        }

        _comparisons++;
        return new ComparisonReader(reader).Read(PathOf(node));
    }

    private Condition? ReadGroup(ObjectReader reader, string group, int depth)
    {
        var value = reader.Take(group)!;
        reader.Finish([group], $"a condition that is made of '{group}'");
        var path = PathOf(reader.Node);
        if (group == NotWord)
        {
            return Read(value, depth + 1) is { } child ? new Condition.Not(child) { Path = path } : null;
        }

        if (!reader.IsOf(value, JsonValueKind.Array, "a list of conditions"))
        {
            return null;
        }

        var children = Children(value, depth + 1);
        return group == AllWord
            ? new Condition.All(children) { Path = path } : new Condition.Any(children) { Path = path };
    }

    private ImmutableArray<Condition> Children(SourceNode list, int depth)
    {
        if (list.Items.IsEmpty)
        {
            errors.Add(RuleErrorCodes.Empty, list, "The list of conditions is empty. Say at least one condition.");
        }

        return [.. list.Items.Select(i => Read(i, depth)).OfType<Condition>()];
    }

    private Condition.All? Mistyped(SourceNode node)
    {
        errors.Add(
            RuleErrorCodes.WrongType, node,
            $"Expected a list of conditions here, found {ObjectReader.Name(node.Kind)}.");
        return null;
    }

    private string PathOf(SourceNode node) => "$" + node.Path[rule.Path.Length..];
}
