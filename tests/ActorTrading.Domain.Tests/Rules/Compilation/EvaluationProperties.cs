using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Rules.Compilation;

/// <summary>The compiled program against a recursion over the tree in the logic of nullable booleans.</summary>
public sealed class EvaluationProperties
{
    private static readonly Timeframe Hour = Timeframe.OfMinutes(60);

    private static Gen<(Rule Rule, CompiledRuleSet Set, FieldValue[] Values)> Cases { get; } =
        from rule in Gen.OneOf(RuleGenerators.Rules, RuleGenerators.RulesOver(RuleGenerators.FewFields))
        let set = CompiledRuleSet.Compile([rule], Hour)
        from values in RuleGenerators.ValuesFor(set.Fields)
        select (rule, set, values);

    [Fact]
    public void A_compiled_rule_has_the_outcome_of_its_tree() =>
        Prop.ForAll(Cases.ToArbitrary(), c =>
        {
            var expected = Of(Evaluated(c.Set.NormalFormOf(0), c.Set, c.Values));
            var direct = Of(Evaluated(ConditionShapes.Bind(c.Rule.Conditions, Hour), c.Set, c.Values));
            var actual = c.Set.Evaluate(0, c.Values);
            return (actual == direct && expected == direct).Label(
                $"compiled {actual}, normal form {expected}, as written {direct}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void An_explanation_ends_in_the_outcome_that_it_explains() =>
        Prop.ForAll(Cases.ToArbitrary(), c => c.Set.Explain(0, c.Values).Outcome == c.Set.Evaluate(0, c.Values))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void In_normal_form_a_negation_stands_only_around_what_has_no_complement() =>
        Prop.ForAll(
            RuleGenerators.Rules.ToArbitrary(), rule => IsNormal(ConditionShapes.ToNegationNormalForm(rule.Conditions)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void All_three_outcomes_come_up_in_these_tests()
    {
        var outcomes = Cases.Select(c => c.Set.Evaluate(0, c.Values)).Sample(50, 300).ToHashSet();

        Assert.Equal(3, outcomes.Count);
    }

    private static bool IsNormal(Condition condition) => condition switch
    {
        Condition.All all => all.Children.All(IsNormal),
        Condition.Any any => any.Children.All(IsNormal),
        Condition.Not not => not.Child is Condition.Comparison
        {
            Operator: ComparisonOperator.Between or ComparisonOperator.CrossesAbove or ComparisonOperator.CrossesBelow,
        },
        _ => true,
    };

    private static bool? Evaluated(Condition condition, CompiledRuleSet set, FieldValue[] values)
    {
        switch (condition)
        {
            case Condition.All all:
                return all.Children.Select(c => Evaluated(c, set, values)).Aggregate((bool?)true, (a, b) => a & b);
            case Condition.Any any:
                return any.Children.Select(c => Evaluated(c, set, values)).Aggregate((bool?)false, (a, b) => a | b);
            case Condition.Not not:
                return !Evaluated(not.Child, set, values);
            case Condition.Comparison comparison:
                return Compared(comparison, set, values);
            default:
                throw new InvalidOperationException();
        }
    }

    private static bool? Compared(Condition.Comparison comparison, CompiledRuleSet set, FieldValue[] values)
    {
        var left = values[set.SlotOf(comparison.Field)];
        var right = comparison.Value is Operand.Field field ? values[set.SlotOf(field.Reference)] : left;
        if (left.Availability != Availability.Present || right.Availability != Availability.Present)
        {
            return null;
        }

        return comparison.Value switch
        {
            Operand.Number number => Compared(comparison.Operator, left, number.Value, number.Value),
            Operand.Field other =>
                Compared(comparison.Operator, left, right.Number * other.Factor, right.Previous * other.Factor),
            Operand.Range { Low: var low, High: var high } when low > high =>
                !(left.Number > high && left.Number < low),
            Operand.Range range => !(left.Number < range.Low || left.Number > range.High),
            Operand.Numbers numbers =>
                numbers.Values.Any(v => v == left.Number) ^ comparison.Operator == ComparisonOperator.NotIn,
            Operand.Text text => left.Text == text.Value ^ comparison.Operator == ComparisonOperator.NotEquals,
            Operand.Texts texts =>
                texts.Values.Any(v => v == left.Text) ^ comparison.Operator == ComparisonOperator.NotIn,
            _ => throw new InvalidOperationException(),
        };
    }

    private static bool? Compared(ComparisonOperator comparing, FieldValue left, double threshold, double before)
    {
        var order = left.Number.CompareTo(threshold);
        bool? orderBefore = double.IsNaN(left.Previous) || double.IsNaN(before) ? null : true;
        return comparing switch
        {
            ComparisonOperator.Equals => order == 0,
            ComparisonOperator.NotEquals => order != 0,
            ComparisonOperator.GreaterThan => order > 0,
            ComparisonOperator.GreaterOrEqual => order >= 0,
            ComparisonOperator.LessThan => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.CrossesAbove => orderBefore is null ? null : order > 0 && !(left.Previous > before),
            _ => orderBefore is null ? null : order < 0 && !(left.Previous < before),
        };
    }

    private static Truth Of(bool? outcome) => outcome switch
    {
        true => Truth.True,
        false => Truth.False,
        null => Truth.Unknown,
    };
}
