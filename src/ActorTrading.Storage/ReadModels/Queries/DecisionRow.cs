using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Why an order was or was not sent: a row of <c>decisions</c>.</summary>
public sealed record DecisionRow : IReadRow
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    /// <summary><c>intended</c>, <c>denied</c>, <c>outranked</c>, <c>rejected</c> or <c>cancel_requested</c>.</summary>
    public required string Kind { get; init; }

    public string? Symbol { get; init; }

    public string? Side { get; init; }

    public string? Purpose { get; init; }

    public string? OrderId { get; init; }

    public string? RuleId { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>JSON: what was asked of the venue.</summary>
    public string? OrderSpec { get; init; }

    /// <summary>JSON: rule, values, sizing and verdicts.</summary>
    public string? Why { get; init; }

    public required Timestamp At { get; init; }

    public required long Position { get; init; }
}
