using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>What made the portfolio want an order.</summary>
public enum OrderPurpose
{
    /// <summary>Opens or enlarges a position.</summary>
    Entry,

    /// <summary>Shrinks or closes a position by decision: a rule, a time exit, an operator.</summary>
    Exit,

    /// <summary>Rests at the venue to close a position when a price is reached.</summary>
    Protection,
}

/// <summary>
/// Why an order was sent or refused: the rule and what its conditions saw, what the size followed from, what the risk
/// gate found. Enough to decide again and come to the same end.
/// </summary>
public sealed record OrderWhy
{
    public required OrderPurpose Purpose { get; init; }

    /// <summary>For what an exit or a protection closes the position.</summary>
    public ExitReason? ExitReason { get; init; }

    public RuleId? Rule { get; init; }

    public int? RuleVersion { get; init; }

    public string? RuleName { get; init; }

    /// <summary>Each condition with the value that it had and the time of that value.</summary>
    public RuleExplanation? Explanation { get; init; }

    /// <summary>The price that the decision went by, and when it was current.</summary>
    public required Price Reference { get; init; }

    public required Timestamp DataTime { get; init; }

    public ImmutableArray<SizingInput> Sizing { get; init; } = [];

    public ImmutableArray<RiskVerdict> Verdicts { get; init; } = [];

    /// <summary>Who asked, where no rule did.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>What he gave as his reason.</summary>
    public string? RequestReason { get; init; }
}
