using ActorTrading.Domain.Rules;

namespace ActorTrading.Simulation.Reports;

/// <summary>What became of a rule's firings.</summary>
public sealed record RuleActivity
{
    public required RuleId Rule { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required RuleType Type { get; init; }

    /// <summary>Times it became true and was not in its cooldown.</summary>
    public required long Fired { get; init; }

    /// <summary>Orders that came of it.</summary>
    public required long Orders { get; init; }

    /// <summary>Lost to another rule on the same symbol at the same time.</summary>
    public required long Outranked { get; init; }

    /// <summary>Orders that sizing or the risk gate refused.</summary>
    public required long Denied { get; init; }
}
