using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Reports;

/// <summary>An order and what became of it. A line of <c>orders.csv</c>.</summary>
public sealed record OrderRow
{
    public required ClientOrderId Id { get; init; }

    public required PortfolioId Portfolio { get; init; }

    public required OrderSpec Spec { get; init; }

    public required Timestamp IntendedAt { get; init; }

    /// <summary>In snake case: <c>filled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When the status became final; null for an order that was open at the end of the run.</summary>
    public Timestamp? EndedAt { get; init; }

    public Quantity Filled { get; init; }

    public Price? AveragePrice { get; init; }

    /// <summary>By asset; more than one where a venue could not charge them all in the same.</summary>
    public ImmutableArray<Amount> Fees { get; init; } = [];

    public string? Rule { get; init; }

    public int? RuleVersion { get; init; }

    /// <summary>Why it was placed where no rule did it, or why it ended without filling.</summary>
    public string? Reason { get; init; }
}
