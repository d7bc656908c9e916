using ActorTrading.Domain.Rules;

namespace ActorTrading.Domain.Recommendations;

/// <summary>The values of the rule fields on AI advice, for one symbol at one time.</summary>
/// <param name="Recommendation"><c>ai_recommendation</c>: a text such as <c>STRONG_BUY</c>.</param>
/// <param name="Confidence"><c>confidence_score</c>: from nought to one.</param>
/// <param name="Age"><c>recommendation_age</c>: seconds since it was issued.</param>
public readonly record struct AdviceValues(FieldValue Recommendation, FieldValue Confidence, FieldValue Age)
{
    public static AdviceValues Missing => default;

    public AdviceValues AsStale() => new(Recommendation.AsStale(), Confidence.AsStale(), Age.AsStale());
}
