using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>A trading session: a row of <c>trading_sessions</c>.</summary>
public sealed record SessionRow : IReadRow
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public required string SessionName { get; init; }

    public required string Phase { get; init; }

    public required Timestamp StartTime { get; init; }

    public Timestamp? EndTime { get; init; }

    public required bool IsActive { get; init; }

    public required long TotalTrades { get; init; }

    public required long SuccessfulTrades { get; init; }

    public required decimal TotalPnl { get; init; }

    public required string Currency { get; init; }

    /// <summary>JSON.</summary>
    public required string Config { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>Why it was paused or stopped.</summary>
    public string? Reason { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public required Timestamp UpdatedAt { get; init; }

    public required long Position { get; init; }
}
