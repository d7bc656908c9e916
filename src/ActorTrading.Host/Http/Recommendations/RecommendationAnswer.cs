using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Recommendations;

/// <summary>Advice on a market as it was taken in.</summary>
public sealed record RecommendationAnswer
{
    public required string Id { get; init; }

    public required string Symbol { get; init; }

    public required string Rating { get; init; }

    public required decimal Confidence { get; init; }

    public required Timestamp IssuedAt { get; init; }

    public required Timestamp ExpiresAt { get; init; }

    public required string Source { get; init; }

    public required bool IsStale { get; init; }

    public static RecommendationAnswer Of(Recommendation advice, Timestamp now) => new()
    {
        Id = advice.Id.Value,
        Symbol = advice.Symbol.Value,
        Rating = advice.Rating.Text(),
        Confidence = advice.Confidence,
        IssuedAt = advice.IssuedAt,
        ExpiresAt = advice.ExpiresAt,
        Source = advice.Source,
        IsStale = advice.ExpiresAt <= now,
    };
}
