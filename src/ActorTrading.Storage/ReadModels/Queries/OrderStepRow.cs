using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Something that happened to an order: a row of <c>order_history</c>.</summary>
public sealed record OrderStepRow
{
    public required string OrderId { get; init; }

    /// <summary>Of the event in the journal of the portfolio.</summary>
    public required long Sequence { get; init; }

    public required string PortfolioId { get; init; }

    public required string Event { get; init; }

    /// <summary>As it stood afterwards.</summary>
    public required string Status { get; init; }

    public required decimal FilledQuantity { get; init; }

    public string? Note { get; init; }

    public required Timestamp At { get; init; }
}
