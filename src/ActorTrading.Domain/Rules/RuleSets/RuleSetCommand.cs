using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Rules.RuleSets;

public abstract record RuleSetCommand
{
    private RuleSetCommand()
    {
    }

    public required Timestamp At { get; init; }

    /// <summary>
    /// Adds a rule. The same definition under the same id once more is the rule that is there already.
    /// </summary>
    public sealed record Create(RuleId Id, RuleDefinition Definition) : RuleSetCommand;

    /// <summary>
    /// Makes a new version. <paramref name="ExpectedVersion"/> guards against overwriting somebody else's edit; null
    /// does not.
    /// </summary>
    public sealed record Update(RuleId Id, RuleDefinition Definition, int? ExpectedVersion) : RuleSetCommand;

    public sealed record Activate(RuleId Id) : RuleSetCommand;

    public sealed record Deactivate(RuleId Id) : RuleSetCommand;

    public sealed record Delete(RuleId Id) : RuleSetCommand;
}
