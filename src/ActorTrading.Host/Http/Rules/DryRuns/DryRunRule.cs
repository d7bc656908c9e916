using System.ComponentModel;
using ActorTrading.Domain.Rules;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>What became of a rule's firings.</summary>
public sealed record DryRunRule
{
    public required RuleId Id { get; init; }

    public required string Name { get; init; }

    public required RuleType Type { get; init; }

    [Description("Times it became true and was not in its cooldown.")]
    public required long Fired { get; init; }

    [Description("Orders that came of it.")]
    public required long Orders { get; init; }

    [Description("Orders that sizing or the risk gate refused.")]
    public required long Denied { get; init; }

    [Description("Lost to another rule on the same market at the same time.")]
    public required long Outranked { get; init; }

    internal static DryRunRule Of(RuleActivity activity) => new()
    {
        Id = activity.Rule,
        Name = activity.Name,
        Type = activity.Type,
        Fired = activity.Fired,
        Orders = activity.Orders,
        Denied = activity.Denied,
        Outranked = activity.Outranked,
    };
}
