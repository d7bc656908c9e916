using ActorTrading.Domain.Rules;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>What a portfolio's books say of one symbol, as far as neither prices nor orders move it.</summary>
/// <param name="HeldFor">How old the position in the symbol is; null while there is none.</param>
internal readonly record struct OwnBooks(int OpenPositions, TimeSpan? HeldFor);

/// <summary>
/// The part of a rule that a portfolio's books decide, whatever the market does: a rule that waits to enter need not be
/// looked at while a position is open, nor one that waits to leave while none is.
/// </summary>
internal static class OwnPart
{
    /// <summary>Whether the condition could have that outcome. What the books do not decide can have any.</summary>
    /// <param name="outcome">True or false: whether it could be met, or could be refuted.</param>
    public static bool CanBe(Condition condition, bool outcome, OwnBooks books)
    {
        switch (condition)
        {
            case Condition.All all:
                return outcome
                    ? AllCanBe(all.Children.AsSpan(), outcome, books)
                    : AnyCanBe(all.Children.AsSpan(), outcome, books);
            case Condition.Any any:
                return outcome
                    ? AnyCanBe(any.Children.AsSpan(), outcome, books)
                    : AllCanBe(any.Children.AsSpan(), outcome, books);
            case Condition.Not not:
                return CanBe(not.Child, !outcome, books);
            default:
                return CanBe((Condition.Comparison)condition, outcome, books);
        }
    }

    private static bool AllCanBe(ReadOnlySpan<Condition> parts, bool outcome, OwnBooks books)
    {
        foreach (var part in parts)
        {
            if (!CanBe(part, outcome, books))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AnyCanBe(ReadOnlySpan<Condition> parts, bool outcome, OwnBooks books)
    {
        foreach (var part in parts)
        {
            if (CanBe(part, outcome, books))
            {
                return true;
            }
        }

        return false;
    }

    // A value of a position that does not exist is missing: its comparison is neither true nor false.
    private static bool CanBe(Condition.Comparison comparison, bool outcome, OwnBooks books)
    {
        if (books.HeldFor is null && LooksAtPosition(comparison))
        {
            return false;
        }

        return ValueOf(comparison.Field, books) is not { } value
            || OutcomeOf(value, comparison.Operator, comparison.Value) is not { } known
            || known == outcome;
    }

    private static bool LooksAtPosition(Condition.Comparison comparison) =>
        comparison.Field.Scope == FieldScope.Position
        || comparison.Value is Operand.Field { Reference.Scope: FieldScope.Position };

    private static double? ValueOf(FieldRef field, OwnBooks books) => field.Name switch
    {
        "position_open" => books.HeldFor is null ? 0 : 1,
        "open_positions" => books.OpenPositions,
        "position_holding_minutes" => (double)(decimal)books.HeldFor!.Value.TotalMinutes,
        _ => null,
    };

    private static bool? OutcomeOf(double value, ComparisonOperator comparing, Operand operand) =>
        (comparing, operand) switch
        {
            (ComparisonOperator.Equals, Operand.Number number) => value == number.Value,
            (ComparisonOperator.NotEquals, Operand.Number number) => value != number.Value,
            (ComparisonOperator.GreaterThan, Operand.Number number) => value > number.Value,
            (ComparisonOperator.GreaterOrEqual, Operand.Number number) => value >= number.Value,
            (ComparisonOperator.LessThan, Operand.Number number) => value < number.Value,
            (ComparisonOperator.LessOrEqual, Operand.Number number) => value <= number.Value,
            (ComparisonOperator.Between, Operand.Range range) => value >= range.Low && value <= range.High,
            (ComparisonOperator.In, Operand.Numbers numbers) => numbers.Values.Contains(value),
            (ComparisonOperator.NotIn, Operand.Numbers numbers) => !numbers.Values.Contains(value),
            _ => null,
        };
}
