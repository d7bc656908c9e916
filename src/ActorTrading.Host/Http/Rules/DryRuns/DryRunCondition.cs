using System.ComponentModel;
using System.Globalization;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>A comparison of a rule and what it saw when the rule fired.</summary>
public sealed record DryRunCondition
{
    [Description("Where it stands in the rule: $.conditions[0].")]
    public required string Path { get; init; }

    [Description("Such as rsi(14)@1h less_than 30.")]
    public required string Text { get; init; }

    [Description("What the field was; left out where it was missing.")]
    public string? Value { get; init; }

    [Description("When that was brought up to date.")]
    public Timestamp? AsOf { get; init; }

    [Description("Left out where the value was missing or stale.")]
    public bool? Holds { get; init; }

    public override string ToString() => $"{Text} ({Value ?? "missing"})";

    internal static DryRunCondition Of(ConditionReading reading)
    {
        var isThere = reading.Value.Availability != Availability.Missing;
        return new DryRunCondition
        {
            Path = reading.Path,
            Text = reading.Text,
            Value = isThere ? TextOf(reading.Value) : null,
            AsOf = isThere ? reading.Value.AsOf : null,
            Holds = reading.Holds,
        };
    }

    private static string TextOf(in FieldValue value) =>
        value.Text ?? value.Number.ToString("R", CultureInfo.InvariantCulture);
}
