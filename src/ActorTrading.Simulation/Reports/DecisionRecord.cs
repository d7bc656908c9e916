using System.Collections.Immutable;
using ActorTrading.Domain;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Reports;

public enum DecisionKind
{
    /// <summary>An order was intended and sent.</summary>
    Order,

    /// <summary>A working order is to be cancelled.</summary>
    Cancel,

    Notify,

    PauseSession,

    /// <summary>A halt was raised or lowered: by a rule, a loss limit or a person.</summary>
    Halt,

    /// <summary>A protection keeps entries out for a while.</summary>
    EntryLock,

    /// <summary>Sizing or our own risk gate refused it.</summary>
    Denied,

    /// <summary>The venue refused it.</summary>
    Rejected,

    /// <summary>Another rule won on the same symbol at the same time.</summary>
    Outranked,
}

/// <summary>One thing that was done or refused, with its why. A line of <c>decisions.jsonl</c>.</summary>
public sealed record DecisionRecord
{
    public required string Id { get; init; }

    public required Timestamp At { get; init; }

    public required PortfolioId Portfolio { get; init; }

    /// <summary>Null where it concerns the whole portfolio.</summary>
    public required Symbol? Symbol { get; init; }

    public required DecisionKind Kind { get; init; }

    /// <summary>The rule and its version; null where an attached exit or an operator decided.</summary>
    public DecisionRule? Rule { get; init; }

    /// <summary>For what closes a position.</summary>
    public ExitReason? ExitReason { get; init; }

    /// <summary>The values that the conditions had.</summary>
    public ImmutableArray<ConditionReading> Conditions { get; init; } = [];

    /// <summary>What the size was worked out from, in the order of the formula.</summary>
    public ImmutableArray<SizingInput> Sizing { get; init; } = [];

    /// <summary>Every check that was made, also those that passed.</summary>
    public ImmutableArray<RiskVerdict> Risk { get; init; } = [];

    public Refusal? Refusal { get; init; }

    /// <summary>
    /// In words, where neither a rule's conditions nor a refusal say it: why an order is cancelled, what is notified.
    /// </summary>
    public string? Reason { get; init; }

    public ClientOrderId? OrderId { get; init; }

    public OrderSpec? Order { get; init; }

    /// <summary>The name of the rule that won.</summary>
    public string? OutrankedBy { get; init; }
}
