using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Rules.RuleSets;

public abstract record RuleSetEvent
{
    private RuleSetEvent()
    {
    }

    public required Timestamp At { get; init; }

    public sealed record Created(Rule Rule) : RuleSetEvent;

    /// <summary>A new version of the rule, activation and deactivation included.</summary>
    public sealed record Updated(Rule Rule) : RuleSetEvent;

    public sealed record Deleted(RuleId Id) : RuleSetEvent;
}
