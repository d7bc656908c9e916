using System.Collections.Immutable;
using System.Text.Json;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Reads one rule.</summary>
internal sealed class RuleReader(ErrorList errors)
{
    /// <param name="otherProperties">Properties that the caller reads itself.</param>
    /// <returns>Null where something is wrong, which is then reported.</returns>
    public RuleDefinition? Read(SourceNode node, ImmutableArray<string> otherProperties)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            errors.Add(
                RuleErrorCodes.WrongType, node,
                $"A rule is an object with name, type, conditions and actions; found {ObjectReader.Name(node.Kind)}.");
            return null;
        }

        var errorsBefore = errors.Count;
        var reader = new ObjectReader(node, errors);
        foreach (var other in otherProperties)
        {
            reader.Take(other);
        }

        var rule = Read(reader);
        reader.Finish(RuleProperties.All, "a rule");
        return errors.Count == errorsBefore ? rule : null;
    }

    private RuleDefinition? Read(ObjectReader reader)
    {
        reader.Require(RuleProperties.Name);
        reader.Require(RuleProperties.Type);
        var type = reader.Word(RuleProperties.Type) is { } word ? WordTables.RuleTypes.Find(word) : null;
        var id = ReadId(reader);
        var name = reader.Text(RuleProperties.Name);
        var symbols = reader.Take(RuleProperties.Symbols.Name) is { } list
            ? new SymbolListReader(errors).Read(list, "every symbol of the session") : [];
        var conditions = reader.Require(RuleProperties.Conditions) is { } tree
            ? ReadConditions(reader.Node, tree) : null;
        var actions = reader.Require(RuleProperties.Actions) is { } things ? ReadActions(things, type) : [];
        var priority = reader.Integer(RuleProperties.Priority) ?? 0;
        var isActive = reader.Boolean(RuleProperties.IsActive) ?? true;
        var cooldown = reader.Duration(RuleProperties.Cooldown);
        return name is null || type is null || conditions is null ? null : new()
        {
            Id = id,
            Name = name,
            Type = type.Value,
            Symbols = symbols,
            Conditions = conditions,
            Actions = actions,
            Priority = priority,
            IsActive = isActive,
            Cooldown = cooldown,
        };
    }

    private RuleId? ReadId(ObjectReader reader)
    {
        if (reader.Text(RuleProperties.Id) is not { } id)
        {
            return null;
        }

        if (id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return new(id);
        }

        errors.Add(
            RuleErrorCodes.InvalidId, reader.Node.Property(RuleProperties.Id.Name)!,
            $"'{id}' is no id: letters, digits, '-', '_' and '.' are allowed.");
        return null;
    }

    private Condition.All? ReadConditions(SourceNode rule, SourceNode node)
    {
        if (new ConditionReader(rule, errors).ReadRoot(node) is not { } conditions)
        {
            return null;
        }

        foreach (var (path, message) in Contradictions.In(conditions))
        {
            var at = Find(rule, "$" + path[1..]) ?? node;
            errors.Add(RuleErrorCodes.NeverTrue, at, message);
        }

        return conditions;
    }

    /// <summary>The node at a path that is relative to the rule.</summary>
    private static SourceNode? Find(SourceNode rule, string path)
    {
        var absolute = rule.Path + path[1..];
        return rule.Descendants().FirstOrDefault(n => n.Path == absolute);
    }

    private ImmutableArray<RuleAction> ReadActions(SourceNode node, RuleType? type)
    {
        if (node.Kind != JsonValueKind.Array)
        {
            errors.Add(
                RuleErrorCodes.WrongType, node,
                $"Expected a list of actions here, found {ObjectReader.Name(node.Kind)}.");
            return [];
        }

        if (node.Items.Length is 0 or > RuleLimits.ActionsMax)
        {
            var (code, word) = node.Items.IsEmpty
                ? (RuleErrorCodes.Empty, "none") : (RuleErrorCodes.TooMany, $"{node.Items.Length}");
            errors.Add(code, node, $"A rule has one to {RuleLimits.ActionsMax} actions, this one {word}.");
        }

        var reader = new ActionReader(errors, type);
        ImmutableArray<RuleAction> actions = [.. node.Items.Select(reader.Read).OfType<RuleAction>()];
        if (actions.OfType<RuleAction.Buy>().Any() && actions.Any(a => a is RuleAction.Sell or RuleAction.Close)
            || actions.OfType<RuleAction.Sell>().Any() && actions.OfType<RuleAction.Close>().Any())
        {
            errors.Add(
                RuleErrorCodes.ContradictoryActions, node,
                "One rule either buys, sells or closes. Make a rule of each, with conditions of its own.");
        }

        return actions;
    }
}
