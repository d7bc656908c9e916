using System.Collections.Immutable;
using System.Globalization;
using ActorTrading.Domain.Indicators;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Rules.Fields;

/// <summary>What a field's values look like, which decides the operators and operands that fit it.</summary>
public enum FieldKind
{
    Number,

    /// <summary>One of <see cref="FieldDefinition.Texts"/>.</summary>
    Text,

    /// <summary>Whole minutes since midnight as a number; written <c>"09:30"</c>.</summary>
    TimeOfDay,

    /// <summary>One of <see cref="FieldDefinition.Texts"/>, <c>MONDAY</c> to <c>SUNDAY</c>.</summary>
    Weekday,
}

/// <summary>A field of the rule format: what it is called, what it means and what can be said about it.</summary>
public sealed record FieldDefinition(string Name, FieldScope Scope, FieldKind Kind, string Unit, string Summary)
{
    public const string DefaultTimeZone = "UTC";

    /// <summary>Extra properties of a condition on this field, each with its default and bounds.</summary>
    public ImmutableArray<IndicatorParameter> Parameters { get; init; } = [];

    /// <summary>
    /// What the property <c>output</c> may name; the first is taken where it is absent. Empty for a field with one
    /// value.
    /// </summary>
    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>Computed from bars, so that the property <c>timeframe</c> has a meaning.</summary>
    public bool TakesTimeframe { get; init; }

    /// <summary>Read off a clock, so that the property <c>time_zone</c> has a meaning.</summary>
    public bool TakesTimeZone { get; init; }

    /// <summary>The texts that a value can be; empty for numbers.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>No value is ever below.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>No value is ever above.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>Whether values are texts; a time of day is a number of minutes.</summary>
    public bool IsText => Kind is FieldKind.Text or FieldKind.Weekday;

    public IndicatorParameter? Parameter(string name) => Parameters.FirstOrDefault(p => p.Name == name);

    /// <summary>A reference with the defaults filled in.</summary>
    /// <param name="parameters">By name; those left out take their defaults.</param>
    /// <param name="output">Null for the first.</param>
    /// <param name="timeframe">Null to take the session's, see <see cref="FieldRef.Bind"/>.</param>
    /// <param name="timeZone">Null for UTC.</param>
    /// <exception cref="ArgumentException">The field has no such parameter, output, timeframe or time zone.</exception>
    public FieldRef Reference(
        IReadOnlyDictionary<string, double>? parameters = null,
        string? output = null,
        Timeframe? timeframe = null,
        string? timeZone = null)
    {
        RequireKnown(parameters, output, timeframe, timeZone);
        var values =
            Parameters.Select(p => parameters is not null && parameters.TryGetValue(p.Name, out var v) ? v : p.Default);
        var reference = new FieldRef
        {
            Name = Name,
            Scope = Scope,
            Parameters = [.. values],
            Output = output is null ? 0 : Outputs.IndexOf(output),
            TimeZone = TakesTimeZone ? timeZone ?? DefaultTimeZone : null,
            Key = Name,
        };
        var unbound = reference with { Key = KeyOf(reference) };
        return timeframe is null ? unbound : unbound.Bind(timeframe.Value);
    }

    private void RequireKnown(
        IReadOnlyDictionary<string, double>? parameters, string? output, Timeframe? timeframe, string? timeZone)
    {
        if (parameters?.Keys.FirstOrDefault(k => Parameter(k) is null) is { } stranger)
        {
            throw new ArgumentException($"The field {Name} has no parameter {stranger}.", nameof(parameters));
        }

        if (output is not null && !Outputs.Contains(output))
        {
            throw new ArgumentException($"The field {Name} has no output {output}.", nameof(output));
        }

        if ((timeframe is not null && !TakesTimeframe) || (timeZone is not null && !TakesTimeZone))
        {
            throw new ArgumentException($"The field {Name} takes no such setting of time.", nameof(timeframe));
        }
    }

    private string KeyOf(FieldRef reference)
    {
        var parameters = Parameters.IsEmpty ? "" : $"({string.Join(',', reference.Parameters.Select(Spelled))})";
        var output = Outputs.Length > 1 ? $".{Outputs[reference.Output]}" : "";
        var zone = reference.TimeZone is { } named ? $"[{named}]" : "";
        return Name + parameters + output + zone;
    }

    private static string Spelled(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
