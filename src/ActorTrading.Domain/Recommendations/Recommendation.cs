using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Recommendations;

/// <summary>Advice on a symbol that holds from when it was issued until it expires.</summary>
public sealed record Recommendation
{
    public required RecommendationId Id { get; init; }

    public required Symbol Symbol { get; init; }

    public required Rating Rating { get; init; }

    /// <summary>From nought to one.</summary>
    public required decimal Confidence { get; init; }

    public required Timestamp IssuedAt { get; init; }

    /// <summary>From this time on it is stale.</summary>
    public required Timestamp ExpiresAt { get; init; }

    /// <summary>The model or service that gave it.</summary>
    public required string Source { get; init; }
}
