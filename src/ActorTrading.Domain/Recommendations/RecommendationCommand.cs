using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Recommendations;

public abstract record RecommendationCommand
{
    private RecommendationCommand()
    {
    }

    public sealed record Post(Recommendation Recommendation, Timestamp At) : RecommendationCommand;
}
