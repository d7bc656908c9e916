using System.ComponentModel;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>Rules that say what is needed. Nothing was stored.</summary>
public sealed record RuleValidation
{
    public required IReadOnlyList<ValidRule> Rules { get; init; }

    [Description("What is no mistake and yet may not be meant, such as a market that this node does not have.")]
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <param name="rules">Without a mistake.</param>
    /// <param name="isKnown">Whether the node has the market.</param>
    internal static RuleValidation Of(IReadOnlyList<RuleDefinition> rules, Func<Symbol, bool> isKnown) => new()
    {
        Rules = [.. rules.Select(ValidRule.Of)],
        Warnings =
        [
            .. rules.SelectMany(r => r.Symbols.Where(s => !isKnown(s)).Select(
                s => $"Rule '{r.Name}' names {s}, which is no market of this node.")),
        ],
    };
}

/// <summary>A rule as it was understood.</summary>
public sealed record ValidRule(string Name, RuleType Type, int Comparisons, int Actions, IReadOnlyList<string> Reads)
{
    internal static ValidRule Of(RuleDefinition rule)
    {
        var comparisons = ConditionShapes.ComparisonsOf(rule.Conditions).ToArray();
        var others = comparisons.Select(c => (c.Value as Operand.Field)?.Reference.Key).OfType<string>();
        return new ValidRule(
            rule.Name,
            rule.Type,
            comparisons.Length,
            rule.Actions.Length,
            [.. comparisons.Select(c => c.Field.Key).Concat(others).Distinct()]);
    }
}
