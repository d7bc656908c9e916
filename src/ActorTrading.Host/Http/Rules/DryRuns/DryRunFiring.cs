using System.ComponentModel;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>A moment at which a rule became true, with why and what came of it.</summary>
public sealed record DryRunFiring
{
    public required Timestamp At { get; init; }

    public required RuleId RuleId { get; init; }

    public required string Rule { get; init; }

    [Description("What its conditions saw, in a line.")]
    public required string Why { get; init; }

    [Description("In a word: order, denied, outranked, notify; none where the rule asked for what was so already.")]
    public required string Result { get; init; }

    [Description("The same in a line.")]
    public required string Outcome { get; init; }

    [Description("What its conditions saw; empty where no order was wanted.")]
    public required IReadOnlyList<DryRunCondition> Conditions { get; init; }

    public required IReadOnlyList<DryRunOutcome> Outcomes { get; init; }
}
