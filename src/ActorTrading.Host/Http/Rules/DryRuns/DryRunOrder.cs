using System.ComponentModel;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>An order that would have been made, and what the simulated venue did with it.</summary>
public sealed record DryRunOrder
{
    public required string Id { get; init; }

    public required Timestamp At { get; init; }

    [Description("buy or sell.")]
    public required string Side { get; init; }

    public required string Type { get; init; }

    public required decimal Quantity { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? StopPrice { get; init; }

    public required string Status { get; init; }

    [Description("Left out for one that was open at the end.")]
    public Timestamp? EndedAt { get; init; }

    public required decimal Filled { get; init; }

    public decimal? AveragePrice { get; init; }

    [Description("The name of the rule; left out for an exit that follows from its price or time.")]
    public string? Rule { get; init; }

    [Description("Why it was placed where no rule did it, or why it ended without filling.")]
    public string? Reason { get; init; }

    internal static DryRunOrder Of(OrderRow row) => new()
    {
        Id = row.Id.Value,
        At = row.IntendedAt,
        Side = DryRunOutcome.WordOf(row.Spec.Side),
        Type = DryRunOutcome.WordOf(row.Spec.Type),
        Quantity = row.Spec.Quantity.Value,
        LimitPrice = row.Spec.LimitPrice?.Value,
        StopPrice = row.Spec.StopPrice?.Value,
        Status = row.Status,
        EndedAt = row.EndedAt,
        Filled = row.Filled.Value,
        AveragePrice = row.AveragePrice?.Value,
        Rule = row.Rule,
        Reason = row.Reason,
    };
}
