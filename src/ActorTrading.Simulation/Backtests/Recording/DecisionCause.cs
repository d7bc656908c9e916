using ActorTrading.Domain.Portfolios;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>Who or what stands behind an order.</summary>
internal static class DecisionCause
{
    /// <summary>
    /// Whether a rule decided by its own conditions. The exits that are attached to a position name the rule that
    /// opened it, but follow from a price or a time.
    /// </summary>
    public static bool IsOfRule(this OrderWhy why) => why.Rule is not null && why.ExitReason is null or ExitReason.Rule;

    /// <summary>What made an order necessary that no rule decided; null where one did.</summary>
    public static string? Occasion(this OrderWhy why) => why switch
    {
        { RequestedBy: { } by } => $"asked for by {by}",
        { ExitReason: { } reason } when !why.IsOfRule() => SnakeCase.Of(reason),
        _ => null,
    };
}
