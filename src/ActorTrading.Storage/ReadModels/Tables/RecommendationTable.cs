using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>Advice that was posted, and which of it an order went by.</summary>
internal static class RecommendationTable
{
    private const string RatingField = "ai_recommendation";
    private const string ConfidenceField = "confidence_score";

    private static readonly RowShape Posted = new("recommendations", "id");

    public static void Write(long offset, RecommendationEvent @event, RowWriter rows)
    {
        if (@event is not RecommendationEvent.Posted { Recommendation: var advice } posted)
        {
            return;
        }

        rows.Add(
            Posted,
            ("id", advice.Id.Value),
            ("symbol", advice.Symbol.Value),
            ("rating", Word(advice.Rating)),
            ("confidence", advice.Confidence),
            ("source", advice.Source),
            ("issued_at", advice.IssuedAt),
            ("expires_at", advice.ExpiresAt),
            ("posted_at", posted.At),
            ("position", offset));
    }

    /// <summary>
    /// The advice that a condition of the rule looked at: the latest on the symbol by the time of the value it saw.
    /// </summary>
    public static string? BehindOrder(Symbol symbol, OrderWhy why, RowWriter rows) =>
        why.Explanation is { } explanation && SeenAt(explanation.Root) is { } seen
            ? rows.First(
                """
                SELECT id FROM recommendations WHERE symbol = ?1 AND issued_at <= ?2
                ORDER BY issued_at DESC, position DESC LIMIT 1
                """,
                1,
                symbol.Value,
                seen)?[0]
            : null;

    private static Timestamp? SeenAt(ExplainedCondition condition) => condition switch
    {
        ExplainedCondition.Comparison c => c.Field is RatingField or ConfidenceField ? c.Actual.AsOf : null,
        ExplainedCondition.Not c => SeenAt(c.Child),
        ExplainedCondition.All c => c.Children.Select(SeenAt).FirstOrDefault(at => at is not null),
        ExplainedCondition.Any c => c.Children.Select(SeenAt).FirstOrDefault(at => at is not null),
        _ => null,
    };
}
