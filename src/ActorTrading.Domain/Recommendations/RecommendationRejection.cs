namespace ActorTrading.Domain.Recommendations;

/// <summary>Stable codes of refused recommendations.</summary>
public static class RecommendationRejection
{
    public const string IdMissing = "recommendation_id_missing";
    public const string RatingUnknown = "recommendation_rating_unknown";
    public const string ConfidenceOutOfRange = "recommendation_confidence_out_of_range";
    public const string FromTheFuture = "recommendation_from_the_future";
    public const string ExpiryInvalid = "recommendation_expiry_invalid";
    public const string Expired = "recommendation_expired";
    public const string Outdated = "recommendation_outdated";
    public const string FeedFull = "recommendation_feed_full";
}
