using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>A rule's condition as a flat list of instructions with its data, made from negation normal form.</summary>
internal sealed class RuleProgram
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<Term> _terms = [];
    private readonly Func<FieldRef, int> _slotOf;

    private RuleProgram(Func<FieldRef, int> slotOf) => _slotOf = slotOf;

    /// <param name="condition">In negation normal form, every field bound.</param>
    /// <returns>Instructions, terms, and a spelling of the instructions that is equal for equal shapes.</returns>
    public static (ImmutableArray<Instruction> Instructions, ImmutableArray<Term> Terms, string Shape) Of(
        Condition.All condition, Func<FieldRef, int> slotOf)
    {
        var program = new RuleProgram(slotOf);
        program.EmitChildren(condition.Children, inAny: false);
        return ([.. program._instructions], [.. program._terms], program.Shape());
    }

    private void EmitChildren(ImmutableArray<Condition> children, bool inAny)
    {
        var pending = new List<int>();
        foreach (var child in children)
        {
            pending.Add(Emit(child, inAny));
        }

        foreach (var index in pending)
        {
            _instructions[index] = _instructions[index] with { Exit = checked((ushort)_instructions.Count) };
        }
    }

    /// <returns>Position of the instruction that yields the child's result.</returns>
    private int Emit(Condition condition, bool inAny) => condition switch
    {
        Condition.All all => EmitGroup(all.Children, groupIsAny: false, inAny),
        Condition.Any any => EmitGroup(any.Children, groupIsAny: true, inAny),
        Condition.Not { Child: Condition.Comparison comparison } => EmitComparison(comparison, inAny, negated: true),
        Condition.Comparison comparison => EmitComparison(comparison, inAny, negated: false),
        _ => throw new UnreachableException(),
    };

    private int EmitGroup(ImmutableArray<Condition> children, bool groupIsAny, bool inAny)
    {
        _instructions.Add(new(OpCode.EnterGroup, groupIsAny, Negated: false, Term: 0, Exit: 0));
        EmitChildren(children, groupIsAny);
        _instructions.Add(new(OpCode.LeaveGroup, inAny, Negated: false, Term: 0, Exit: 0));
        return _instructions.Count - 1;
    }

    private int EmitComparison(Condition.Comparison comparison, bool inAny, bool negated)
    {
        var code = CodeOf(comparison);
        _instructions.Add(new(code, inAny, negated, checked((ushort)_terms.Count), Exit: 0));
        _terms.Add(TermOf(comparison));
        return _instructions.Count - 1;
    }

    private Term TermOf(Condition.Comparison comparison)
    {
        var term = new Term(_slotOf(comparison.Field), 0, 0, 0, null, null);
        return comparison.Value switch
        {
            Operand.Number number => term with { Low = number.Value },
            Operand.Range range => term with { Low = range.Low, High = range.High },
            Operand.Field field => term with { OtherSlot = _slotOf(field.Reference), Low = field.Factor },
            Operand.Text text => term with { Text = text.Value },
            Operand.Numbers numbers => term with { Members = numbers.Values.ToArray() },
            Operand.Texts texts => term with { Members = texts.Values.ToArray() },
            _ => throw new UnreachableException(),
        };
    }

    private static OpCode CodeOf(Condition.Comparison comparison) => (comparison.Value, comparison.Operator) switch
    {
        (Operand.Number, ComparisonOperator.Equals) => OpCode.Equals,
        (Operand.Number, ComparisonOperator.NotEquals) => OpCode.NotEquals,
        (Operand.Number, ComparisonOperator.GreaterThan) => OpCode.GreaterThan,
        (Operand.Number, ComparisonOperator.GreaterOrEqual) => OpCode.GreaterOrEqual,
        (Operand.Number, ComparisonOperator.LessThan) => OpCode.LessThan,
        (Operand.Number, ComparisonOperator.LessOrEqual) => OpCode.LessOrEqual,
        (Operand.Number, ComparisonOperator.CrossesAbove) => OpCode.CrossesAbove,
        (Operand.Number, ComparisonOperator.CrossesBelow) => OpCode.CrossesBelow,
        (Operand.Field, ComparisonOperator.Equals) => OpCode.EqualsField,
        (Operand.Field, ComparisonOperator.NotEquals) => OpCode.NotEqualsField,
        (Operand.Field, ComparisonOperator.GreaterThan) => OpCode.GreaterThanField,
        (Operand.Field, ComparisonOperator.GreaterOrEqual) => OpCode.GreaterOrEqualField,
        (Operand.Field, ComparisonOperator.LessThan) => OpCode.LessThanField,
        (Operand.Field, ComparisonOperator.LessOrEqual) => OpCode.LessOrEqualField,
        (Operand.Field, ComparisonOperator.CrossesAbove) => OpCode.CrossesAboveField,
        (Operand.Field, ComparisonOperator.CrossesBelow) => OpCode.CrossesBelowField,
        (Operand.Range range, ComparisonOperator.Between) =>
            range.Low <= range.High ? OpCode.Between : OpCode.BetweenOverMidnight,
        (Operand.Numbers, ComparisonOperator.In) => OpCode.InNumbers,
        (Operand.Numbers, ComparisonOperator.NotIn) => OpCode.NotInNumbers,
        (Operand.Text, ComparisonOperator.Equals) => OpCode.EqualsText,
        (Operand.Text, ComparisonOperator.NotEquals) => OpCode.NotEqualsText,
        (Operand.Texts, ComparisonOperator.In) => OpCode.InTexts,
        (Operand.Texts, ComparisonOperator.NotIn) => OpCode.NotInTexts,
        var (value, comparisonOperator) => throw new ArgumentException(
            $"The condition at {comparison.Path} cannot compare by {comparisonOperator} with {value}."),
    };

    private string Shape()
    {
        var shape = new StringBuilder(_instructions.Count * 8);
        foreach (var i in _instructions)
        {
            shape.Append((int)i.Code).Append(i.InAny ? '|' : '&').Append(i.Negated ? '!' : '.');
            shape.Append(i.Exit).Append(';');
        }

        return shape.ToString();
    }
}
