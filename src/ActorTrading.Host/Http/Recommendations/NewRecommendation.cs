using System.ComponentModel;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Recommendations;

/// <summary>Advice on a market.</summary>
public sealed record NewRecommendation
{
    [Description("The source's own id; left out to have one given.")]
    public string? Id { get; init; }

    public required Symbol Symbol { get; init; }

    [Description("STRONG_BUY, BUY, HOLD, SELL or STRONG_SELL.")]
    public required string Rating { get; init; }

    [Description("From 0 to 1.")]
    public required decimal Confidence { get; init; }

    [Description("Left out for now.")]
    public Timestamp? IssuedAt { get; init; }

    [Description("From when on it is stale.")]
    public required Timestamp ExpiresAt { get; init; }

    [Description("The model or service that gives it; the token's label unless said.")]
    public string? Source { get; init; }

    internal Recommendation ToRecommendation(Operation operation, Timestamp now) => new()
    {
        Id = new RecommendationId(Id ?? operation.NewId("recommendation")),
        Symbol = Symbol,
        Rating = Ratings.TryParse(Rating, out var rating)
            ? rating
            : throw JsonReading.Invalid(new FieldProblem(
                "$.rating", "value_invalid", "This is one of STRONG_BUY, BUY, HOLD, SELL and STRONG_SELL."))
                .AsException(),
        Confidence = Confidence,
        IssuedAt = IssuedAt ?? now,
        ExpiresAt = ExpiresAt,
        Source = Source ?? operation.Caller.Token.Label,
    };
}
