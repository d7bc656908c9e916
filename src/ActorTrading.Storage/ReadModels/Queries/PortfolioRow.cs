using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>A portfolio as it stands: a row of <c>portfolios</c>.</summary>
public sealed record PortfolioRow : IReadRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string BaseCurrency { get; init; }

    public required string AccountId { get; init; }

    public string? SessionId { get; init; }

    public required string SessionPhase { get; init; }

    /// <summary>In the base currency, what orders have reserved included.</summary>
    public required decimal Cash { get; init; }

    public required decimal ReservedCash { get; init; }

    public decimal? PeakEquity { get; init; }

    public decimal? DayStartEquity { get; init; }

    public required long OpenPositions { get; init; }

    public required long OpenOrders { get; init; }

    /// <summary>Whether it must be awake without being asked: a session, a position or an order is open.</summary>
    public required bool IsRemembered { get; init; }

    /// <summary>Of the last event that is in the row.</summary>
    public required long Sequence { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public required Timestamp UpdatedAt { get; init; }

    public required long Position { get; init; }
}
