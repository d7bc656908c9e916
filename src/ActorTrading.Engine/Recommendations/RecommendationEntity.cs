using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Recommendations;

/// <summary>Binds the feed of recommendations to the host, and tells the stream of each that is durable.</summary>
public sealed class RecommendationEntity(IRecommendationWatchers watchers)
    : EntityDefinition<RecommendationFeed, RecommendationCommand, RecommendationEvent>
{
    public const string Type = "recommendations";

    private const int SnapshotVersion = 1;

    /// <summary>The one feed of a node.</summary>
    public static EntityId Id { get; } = new(Type, "node");

    public override string TypeName => Type;

    public override IEventCodec<RecommendationEvent> Events { get; } = new UnionEventCodec<RecommendationEvent>(
        ("recommendations.posted", typeof(RecommendationEvent.Posted)));

    public override ISnapshotCodec<RecommendationFeed> Snapshots { get; } =
        new JsonSnapshotCodec<RecommendationFeed>(SnapshotVersion);

    public override RecommendationFeed Initial(string key) => RecommendationDecider.Initial;

    public override Decision<RecommendationEvent> Decide(RecommendationFeed state, RecommendationCommand command) =>
        Decisions.ToHost(RecommendationDecider.Decide(state, command));

    public override RecommendationFeed Evolve(RecommendationFeed state, RecommendationEvent @event) =>
        RecommendationDecider.Evolve(state, @event);

    public override void React(
        IReadOnlyList<RecommendationEvent> events, RecommendationFeed state, IEntityContext context)
    {
        foreach (var @event in events)
        {
            if (@event is RecommendationEvent.Posted posted)
            {
                watchers.Advised(posted.Recommendation);
            }
        }
    }

    public override void Recovered(RecommendationFeed state, IEntityContext context)
    {
        foreach (var advice in state.Latest.Values)
        {
            watchers.Advised(advice);
        }
    }

    public override bool IsRemembered(RecommendationFeed state) => true;
}

/// <summary>Hears of every recommendation that holds on this node, after it is durable.</summary>
public interface IRecommendationWatchers
{
    /// <summary>
    /// Called in the feed's turn: must be quick and must not throw. After a restart all are told again.
    /// </summary>
    void Advised(Recommendation recommendation);
}
