using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Reads the exits that an opening order attaches to its position.</summary>
internal sealed class ExitPlanReader(ObjectReader reader)
{
    /// <summary>The lowest ratio of a table, which closes whatever the profit.</summary>
    private const decimal RatioMin = -1m;
    private const decimal RatioMax = 100m;

    public ExitPlan Read() => new()
    {
        StopLossPercentage = reader.Number(ActionProperties.StopLoss),
        TakeProfitPercentage = reader.Number(ActionProperties.TakeProfit),
        Trailing = reader.Take(ActionProperties.Trailing.Name) is { } trailing ? ReadTrailing(trailing) : null,
        RoiTable = reader.Take(ActionProperties.Roi.Name) is { } table ? ReadRoi(table) : [],
        TimeExit = reader.Duration(ActionProperties.TimeExit),
    };

    private TrailingExit? ReadTrailing(SourceNode node)
    {
        if (!reader.IsOf(node, JsonValueKind.Object, "an object with distance, offset, activated_distance and unit"))
        {
            return null;
        }

        var inner = new ObjectReader(node, reader.Errors);
        var distance = inner.Number(TrailingProperties.Distance);
        var activated = inner.Number(TrailingProperties.ActivatedDistance) ?? distance;
        var offset = inner.Number(TrailingProperties.Offset) ?? 0m;
        var unit = inner.Word(TrailingProperties.Unit) ?? TrailingProperties.Percentage;
        inner.Finish(TrailingProperties.All, "a trailing exit");
        if (!inner.Has(TrailingProperties.Distance) && !inner.Has(TrailingProperties.ActivatedDistance))
        {
            inner.Require(TrailingProperties.Distance);
        }

        if (activated is not { } trail)
        {
            return null;
        }

        var late = TrailDistances.Read(trail, unit, node, reader.Errors);
        if (distance is null || distance == trail || late is null)
        {
            return late is { } only ? new(distance is null ? null : only, offset, only) : null;
        }

        return new(TrailDistances.Read(distance.Value, unit, node, reader.Errors), offset, late.Value);
    }

    private ImmutableArray<RoiStep> ReadRoi(SourceNode node)
    {
        if (!reader.IsOf(node, JsonValueKind.Object, "an object such as {\"0\": 0.04, \"30\": 0.02}"))
        {
            return [];
        }

        if (node.Properties.Length is 0 or > RuleLimits.RoiStepsMax)
        {
            var (code, word) = node.Properties.IsEmpty
                ? (RuleErrorCodes.Empty, "is empty") : (RuleErrorCodes.TooMany, "is too long");
            reader.Errors.Add(code, node, $"The table {word}; it has one to {RuleLimits.RoiStepsMax} steps.");
        }

        var steps = node.Properties.Select(ReadStep).OfType<RoiStep>().OrderBy(s => s.After).ToImmutableArray();
        if (steps.DistinctBy(s => s.After).Count() < steps.Length)
        {
            reader.Errors.Add(RuleErrorCodes.DuplicateItem, node, "Two steps of the table begin at the same minute.");
        }

        return steps;
    }

    private RoiStep? ReadStep(SourceProperty step)
    {
        var isMinute = int.TryParse(step.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && minutes <= RuleLimits.DurationMax.TotalMinutes;
        if (!isMinute)
        {
            reader.Errors.Add(
                RuleErrorCodes.InvalidDuration, step,
                $"'{step.Name}' is no number of minutes; write whole minutes in quotes, \"30\".");
        }

        if (!reader.IsOf(step.Value, JsonValueKind.Number, "a ratio such as 0.02")
            || Numbers.Decimal(step.Value, reader.Errors) is not { } ratio)
        {
            return null;
        }

        if (ratio is < RatioMin or > RatioMax)
        {
            reader.Errors.Add(
                RuleErrorCodes.OutOfRange, step.Value,
                $"The ratio {ratio} must be at least {RatioMin} and at most {RatioMax}.");
        }

        return isMinute ? new(TimeSpan.FromMinutes(minutes), ratio) : null;
    }
}
