using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Recommendations;

public abstract record RecommendationEvent
{
    private RecommendationEvent()
    {
    }

    public sealed record Posted(Recommendation Recommendation, Timestamp At) : RecommendationEvent;
}
