using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules.Json;

internal enum PropertyKind
{
    Text,

    /// <summary>One of <see cref="PropertyDefinition.Words"/>.</summary>
    Word,
    Number,
    Integer,
    Boolean,

    /// <summary>A count and a unit, <c>15m</c>, or a number of seconds.</summary>
    Duration,

    /// <summary>Has a shape of its own, which <see cref="PropertyDefinition.Name"/> tells.</summary>
    Composite,
}

/// <summary>
/// A property of the rule format. The reader checks against it and the JSON Schema is written from it.
/// </summary>
internal sealed record PropertyDefinition(string Name, PropertyKind Kind, string Summary)
{
    public ImmutableArray<string> Words { get; init; } = [];

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>Whether the value must be above <see cref="Min"/> rather than equal to it.</summary>
    public bool MinIsExcluded { get; init; }

    /// <summary>Longest text, in characters.</summary>
    public int LengthMax { get; init; } = int.MaxValue;

    /// <summary>What else must be said for the property to have a meaning: <c>sizing_method kelly</c>.</summary>
    public string OnlyWith { get; init; } = "";

    /// <summary>The word for the error where the word is none of those allowed.</summary>
    public string UnknownCode { get; init; } = RuleErrorCodes.UnknownValue;

    public bool Admits(decimal value) => !(value < Min) && !(value > Max) && !(MinIsExcluded && value == Min);

    /// <summary><c>above 0 and at most 100</c>.</summary>
    public string Bounds() => (Min, Max) switch
    {
        ({ } min, { } max) => $"{(MinIsExcluded ? "above" : "at least")} {min} and at most {max}",
        ({ } min, null) => $"{(MinIsExcluded ? "above" : "at least")} {min}",
        (null, { } max) => $"at most {max}",
        _ => "any number",
    };
}
