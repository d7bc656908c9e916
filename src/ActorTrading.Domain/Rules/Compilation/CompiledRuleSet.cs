using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>
/// Rules made ready to be evaluated many times: each distinct field has one slot, each rule a flat program over the
/// slots. Immutable, and free to be shared between threads.
/// </summary>
public sealed class CompiledRuleSet
{
    private readonly CompiledRule[] _rules;
    private readonly FrozenDictionary<FieldRef, int> _slots;

    private CompiledRuleSet(ImmutableArray<FieldRef> fields, CompiledRule[] rules)
    {
        Fields = fields;
        Rules = [.. rules.Select(r => r.Rule)];
        ShapeCount = rules.Select(r => r.Program).Distinct().Count();
        _rules = rules;
        _slots = fields.Select((field, slot) => (field, slot)).ToFrozenDictionary(p => p.field, p => p.slot);
    }

    /// <summary>The distinct fields of all rules, timeframes filled in; the position of each is its slot.</summary>
    public ImmutableArray<FieldRef> Fields { get; }

    /// <summary>The rules in the order in which they came; evaluation names them by position.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>How many distinct programs the rules share.</summary>
    public int ShapeCount { get; }

    /// <param name="rules">Rules as the parser lets them through.</param>
    /// <param name="defaultTimeframe">For fields that are computed from bars and name no timeframe.</param>
    /// <exception cref="ArgumentException">A rule has a condition that validation refuses.</exception>
    public static CompiledRuleSet Compile(ImmutableArray<Rule> rules, Timeframe defaultTimeframe)
    {
        var fields = ImmutableArray.CreateBuilder<FieldRef>();
        var slots = new Dictionary<FieldRef, int>();
        var shapes = new Dictionary<string, Instruction[]>(StringComparer.Ordinal);
        var compiled = rules.Select(Compiled).ToArray();
        return new(fields.ToImmutable(), compiled);

        CompiledRule Compiled(Rule rule)
        {
            var bound = (Condition.All)ConditionShapes.Bind(rule.Conditions, defaultTimeframe);
            var normal = (Condition.All)ConditionShapes.ToNegationNormalForm(bound);
            var (instructions, terms, shape) = RuleProgram.Of(normal, SlotOf);
            if (!shapes.TryGetValue(shape, out var program))
            {
                shapes.Add(shape, program = [.. instructions]);
            }

            ImmutableArray<int> used =
                [.. ConditionShapes.ComparisonsOf(normal).SelectMany(FieldsOf).Select(SlotOf).Distinct()];
            return new(rule, bound, normal, program, [.. terms]) { Slots = used };
        }

        int SlotOf(FieldRef field)
        {
            if (!slots.TryGetValue(field, out var slot))
            {
                slots.Add(field, slot = fields.Count);
                fields.Add(field);
            }

            return slot;
        }
    }

    /// <summary>The slot of a field as it stands in <see cref="Fields"/>; minus one where no rule names it.</summary>
    public int SlotOf(FieldRef field) => _slots.GetValueOrDefault(field, -1);

    /// <summary>The slots that a rule reads.</summary>
    public ImmutableArray<int> SlotsOf(int rule) => _rules[rule].Slots;

    /// <summary>A rule's condition in negation normal form, timeframes filled in.</summary>
    public Condition.All NormalFormOf(int rule) => _rules[rule].NormalForm;

    /// <param name="rule">Position of the rule.</param>
    /// <param name="slots">One value per field of <see cref="Fields"/>.</param>
    public Truth Evaluate(int rule, ReadOnlySpan<FieldValue> slots)
    {
        var compiled = _rules[rule];
        return RuleMachine.Run(compiled.Program, compiled.Terms, slots);
    }

    /// <summary>
    /// What <see cref="Evaluate"/> found and why: every condition, also those that it had no need to look at.
    /// </summary>
    public RuleExplanation Explain(int rule, ReadOnlySpan<FieldValue> slots)
    {
        var compiled = _rules[rule];
        var root = new ConditionExplainer(this, slots).Explain(compiled.Condition);
        return new(compiled.Rule.Id, compiled.Rule.Version, compiled.Rule.Name, root.Outcome, root);
    }

    private static IEnumerable<FieldRef> FieldsOf(Condition.Comparison comparison) =>
        comparison.Value is Operand.Field other ? [comparison.Field, other.Reference] : [comparison.Field];

    /// <param name="Condition">As written, fields bound.</param>
    private sealed record CompiledRule(
        Rule Rule, Condition.All Condition, Condition.All NormalForm, Instruction[] Program, Term[] Terms)
    {
        public required ImmutableArray<int> Slots { get; init; }
    }
}
