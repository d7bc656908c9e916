using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Advice that was posted: a row of <c>recommendations</c>.</summary>
public sealed record RecommendationRow : IReadRow
{
    public required string Id { get; init; }

    public required string Symbol { get; init; }

    public required string Rating { get; init; }

    public required decimal Confidence { get; init; }

    public required string Source { get; init; }

    public required Timestamp IssuedAt { get; init; }

    public required Timestamp ExpiresAt { get; init; }

    public required Timestamp PostedAt { get; init; }

    public required long Position { get; init; }
}
