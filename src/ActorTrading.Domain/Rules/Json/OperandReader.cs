using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Reads constants: numbers, words, times of day, ranges and lists of them.</summary>
internal sealed class OperandReader(ObjectReader reader, FieldDefinition field)
{
    private const string TimeFormat = @"hh\:mm";

    public Operand? Read(SourceNode value, OperatorDefinition comparison) => comparison.Shape switch
    {
        OperandShape.Range => ReadRange(value),
        OperandShape.List => ReadList(value),
        _ when field.IsText => Word(value) is { } word ? new Operand.Text(word) : null,
        _ => Number(value) is { } number ? new Operand.Number(number) : null,
    };

    private Operand.Range? ReadRange(SourceNode value)
    {
        if (value.Kind != JsonValueKind.Array || value.Items.Length != 2)
        {
            reader.Errors.Add(RuleErrorCodes.WrongType, value, "'between' takes a list of two values: [low, high].");
            return null;
        }

        var (low, high) = (Number(value.Items[0]), Number(value.Items[1]));
        if (low is null || high is null)
        {
            return null;
        }

        // A window such as 22:00 to 04:00 runs over midnight.
        if (low > high && field.Kind != FieldKind.TimeOfDay)
        {
            reader.Errors.Add(
                RuleErrorCodes.LowAboveHigh, value,
                $"The low end {OperandText.Of(low.Value)} is above the high end {OperandText.Of(high.Value)}.");
            return null;
        }

        return new(low.Value, high.Value);
    }

    private Operand? ReadList(SourceNode value)
    {
        if (!reader.IsOf(value, JsonValueKind.Array, "a list of values") || !HasFittingLength(value))
        {
            return null;
        }

        return field.IsText
            ? Distinct<string>(value, [.. value.Items.Select(Word).OfType<string>()], words => new Operand.Texts(words))
            : Distinct<double>(value, [.. value.Items.Select(Number).OfType<double>()], n => new Operand.Numbers(n));
    }

    private bool HasFittingLength(SourceNode list)
    {
        if (list.Items.Length is > 0 and <= RuleLimits.ListItemsMax)
        {
            return true;
        }

        var (code, message) = list.Items.IsEmpty
            ? (RuleErrorCodes.Empty, "The list is empty. Say at least one value.")
            : (RuleErrorCodes.TooMany,
                $"The list has {list.Items.Length} values, {RuleLimits.ListItemsMax} are allowed.");
        reader.Errors.Add(code, list, message);
        return false;
    }

    /// <returns>Null where an item was wrong or is there twice, which is reported.</returns>
    private Operand? Distinct<T>(SourceNode list, ImmutableArray<T> values, Func<ImmutableArray<T>, Operand> make)
    {
        if (values.Length < list.Items.Length)
        {
            return null;
        }

        if (values.Distinct().Count() == values.Length)
        {
            return make(values);
        }

        reader.Errors.Add(RuleErrorCodes.DuplicateItem, list, "A value is in the list twice. Keep one of the two.");
        return null;
    }

    private string? Word(SourceNode value)
    {
        if (!reader.IsOf(value, JsonValueKind.String, $"one of {string.Join(", ", field.Texts)}"))
        {
            return null;
        }

        if (field.Texts.Contains(value.Text))
        {
            return value.Text;
        }

        reader.Errors.Add(
            RuleErrorCodes.UnknownValue, value,
            $"'{value.Text}' is no {field.Name}. {Spelling.Allowed(value.Text, field.Texts)}");
        return null;
    }

    private double? Number(SourceNode value)
    {
        if (field.Kind == FieldKind.TimeOfDay)
        {
            return Minutes(value);
        }

        if (!reader.IsOf(value, JsonValueKind.Number, "a number without quotes")
            || Numbers.Double(value, reader.Errors) is not { } number)
        {
            return null;
        }

        if (number >= field.Min && number <= field.Max)
        {
            return number;
        }

        reader.Errors.Add(
            RuleErrorCodes.OutOfRange, value, $"{value.Text} is never reached: {field.Name} is {RangeOf(field)}.");
        return null;
    }

    private double? Minutes(SourceNode value)
    {
        if (value.Kind == JsonValueKind.String
            && TimeSpan.TryParseExact(value.Text, TimeFormat, CultureInfo.InvariantCulture, out var time))
        {
            return time.TotalMinutes;
        }

        reader.Errors.Add(
            RuleErrorCodes.InvalidTime, value, "Write a time of day as \"HH:MM\", from \"00:00\" to \"23:59\".");
        return null;
    }

    private static string RangeOf(FieldDefinition field) =>
        (double.IsFinite(field.Min), double.IsFinite(field.Max)) switch
        {
            (true, true) => $"between {OperandText.Of(field.Min)} and {OperandText.Of(field.Max)}",
            (true, false) => $"at least {OperandText.Of(field.Min)}",
            _ => $"at most {OperandText.Of(field.Max)}",
        };
}
