using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Positions;

/// <summary>
/// Return-on-investment tables with freqtrade's meaning of <c>minimal_roi</c>: the step with the largest age that has
/// been reached holds, and a profit strictly greater than its ratio closes.
/// </summary>
public static class RoiTable
{
    /// <summary>The ratio that a profit must exceed at this age; null before the first step.</summary>
    public static decimal? RequiredRatio(ImmutableArray<RoiStep> table, TimeSpan age)
    {
        RoiStep? held = null;
        foreach (var step in table)
            if (step.After <= age && (held is null || step.After >= held.Value.After))
                held = step;
        return held?.ProfitRatio;
    }

    public static bool IsReached(ImmutableArray<RoiStep> table, TimeSpan age, decimal profitRatio) =>
        RequiredRatio(table, age) is { } required && profitRatio > required;

    /// <summary>When the next step begins to hold; null after the last.</summary>
    public static Timestamp? NextStepAt(ImmutableArray<RoiStep> table, Timestamp openedAt, Timestamp now)
    {
        Timestamp? next = null;
        foreach (var step in table)
            if (openedAt + step.After is var at && at > now && (next is null || at < next))
                next = at;
        return next;
    }
}
