using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>
/// Reads the properties of one object and keeps in mind which it was asked for, so that the others can be reported.
/// Every method that reads returns null where the property is absent or wrong, and reports what is wrong.
/// </summary>
internal sealed class ObjectReader(SourceNode node, ErrorList errors)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public SourceNode Node => node;

    public ErrorList Errors => errors;

    public bool Has(PropertyDefinition property) => Has(property.Name);

    public bool Has(string name) => node.Property(name) is not null;

    public SourceNode? Take(string name)
    {
        _taken.Add(name);
        return node.Property(name);
    }

    /// <summary>Like <see cref="Take"/>, and reports where it is absent.</summary>
    public SourceNode? Require(string name, string hint)
    {
        var value = Take(name);
        if (value is null)
        {
            errors.Add(RuleErrorCodes.MissingProperty, node, $"'{name}' is missing. {hint}");
        }

        return value;
    }

    public SourceNode? Require(PropertyDefinition property) => Require(property.Name, property.Summary);

    public string? Text(PropertyDefinition property)
    {
        if (Take(property.Name) is not { } value || !IsOf(value, JsonValueKind.String, "a text in quotes"))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(value.Text))
        {
            errors.Add(RuleErrorCodes.Empty, value, $"'{property.Name}' is empty.");
            return null;
        }

        if (value.Text.Length > property.LengthMax)
        {
            errors.Add(
                RuleErrorCodes.TooLong, value,
                $"'{property.Name}' has {value.Text.Length} characters, {property.LengthMax} are allowed.");
            return null;
        }

        return value.Text;
    }

    /// <summary>A word that the property allows.</summary>
    public string? Word(PropertyDefinition property)
    {
        if (Take(property.Name) is not { } value || !IsOf(value, JsonValueKind.String, "a word in quotes"))
        {
            return null;
        }

        if (property.Words.Contains(value.Text))
        {
            return value.Text;
        }

        errors.Add(
            property.UnknownCode,
            value,
            $"'{value.Text}' is no {property.Name}. {Spelling.Allowed(value.Text, property.Words)}");
        return null;
    }

    public bool? Boolean(PropertyDefinition property)
    {
        if (Take(property.Name) is not { } value)
        {
            return null;
        }

        if (value.Kind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.Kind == JsonValueKind.True;
        }

        errors.Add(RuleErrorCodes.WrongType, value, $"'{property.Name}' is {Name(value.Kind)}; write true or false.");
        return null;
    }

    public decimal? Number(PropertyDefinition property)
    {
        if (Take(property.Name) is not { } value || !IsOf(value, JsonValueKind.Number, "a number")
            || Numbers.Decimal(value, errors) is not { } number)
        {
            return null;
        }

        return Bounded(property, value, number);
    }

    public int? Integer(PropertyDefinition property)
    {
        if (Number(property) is not { } number)
        {
            return null;
        }

        if (decimal.IsInteger(number))
        {
            return (int)number;
        }

        errors.Add(
            RuleErrorCodes.NotAnInteger,
            node.Property(property.Name)!,
            $"'{property.Name}' is a whole number, not {number}.");
        return null;
    }

    public TimeSpan? Duration(PropertyDefinition property)
    {
        if (Take(property.Name) is not { } value)
        {
            return null;
        }

        var duration = value.Kind switch
        {
            JsonValueKind.Number when Numbers.Decimal(value, errors) is { } seconds => Seconds(seconds),
            JsonValueKind.String when Timeframe.TryParse(value.Text, out var length) => length.Length,
            _ => (TimeSpan?)null,
        };
        if (duration > TimeSpan.Zero && duration <= RuleLimits.DurationMax)
        {
            return duration;
        }

        errors.Add(
            RuleErrorCodes.InvalidDuration,
            value,
            $"'{property.Name}' is a number of seconds, or a count with a unit such as 90s, 15m, 4h, 1d or 2w; "
            + $"above zero and at most {(int)RuleLimits.DurationMax.TotalDays} days.");
        return null;
    }

    /// <summary>Reports every property that was not asked for: unknown, or known and without a meaning here.</summary>
    public void Finish(ImmutableArray<PropertyDefinition> known, string owner) =>
        Finish(known, known.Select(p => p.Name), owner);

    /// <summary>Reports every property that was not asked for as unknown.</summary>
    public void Finish(ImmutableArray<string> allowed, string owner) => Finish([], allowed, owner);

    private void Finish(ImmutableArray<PropertyDefinition> known, IEnumerable<string> allowed, string owner)
    {
        foreach (var property in node.Properties.Where(p => !_taken.Contains(p.Name)))
        {
            if (known.FirstOrDefault(p => p.Name == property.Name) is { } definition)
            {
                errors.Add(
                    RuleErrorCodes.PropertyNotApplicable, property,
                    $"'{property.Name}' has a meaning only with {definition.OnlyWith}.");
            }
            else
            {
                errors.Add(
                    RuleErrorCodes.UnknownProperty, property,
                    $"'{property.Name}' is no property of {owner}. {Spelling.Allowed(property.Name, allowed)}");
            }
        }
    }

    public bool IsOf(SourceNode value, JsonValueKind kind, string expected)
    {
        if (value.Kind == kind)
        {
            return true;
        }

        errors.Add(RuleErrorCodes.WrongType, value, $"Expected {expected} here, found {Name(value.Kind)}.");
        return false;
    }

    public static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private decimal? Bounded(PropertyDefinition property, SourceNode value, decimal number)
    {
        if (property.Admits(number))
        {
            return number;
        }

        errors.Add(RuleErrorCodes.OutOfRange, value, $"'{property.Name}' is {number}; it must be {property.Bounds()}.");
        return null;
    }

    private static TimeSpan? Seconds(decimal seconds) =>
        Math.Abs(seconds) <= (decimal)RuleLimits.DurationMax.TotalSeconds
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
}
