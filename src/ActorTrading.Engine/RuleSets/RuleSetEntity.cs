using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.RuleSets;

/// <summary>Binds the rule set's decider to the host.</summary>
public sealed class RuleSetEntity(IRuleSetWatchers watchers) : EntityDefinition<RuleSet, RuleSetCommand, RuleSetEvent>
{
    public const string Type = "rules";

    private const int SnapshotVersion = 1;

    public override string TypeName => Type;

    public override IEventCodec<RuleSetEvent> Events { get; } = new UnionEventCodec<RuleSetEvent>(
        ("rules.created", typeof(RuleSetEvent.Created)),
        ("rules.updated", typeof(RuleSetEvent.Updated)),
        ("rules.deleted", typeof(RuleSetEvent.Deleted)));

    public override ISnapshotCodec<RuleSet> Snapshots { get; } = new JsonSnapshotCodec<RuleSet>(SnapshotVersion);

    public static EntityId IdOf(PortfolioId portfolio) => new(Type, portfolio.Value);

    public override RuleSet Initial(string key) => RuleSetDecider.Initial(new PortfolioId(key));

    public override Decision<RuleSetEvent> Decide(RuleSet state, RuleSetCommand command) =>
        Decisions.ToHost(RuleSetDecider.Decide(state, command));

    public override RuleSet Evolve(RuleSet state, RuleSetEvent @event) => RuleSetDecider.Evolve(state, @event);

    public override void React(IReadOnlyList<RuleSetEvent> events, RuleSet state, IEntityContext context) =>
        watchers.Changed(state);

    public override void Recovered(RuleSet state, IEntityContext context) => watchers.Changed(state);
}

/// <summary>Hears of every change of a rule set on this node, after it is durable.</summary>
public interface IRuleSetWatchers
{
    void Changed(RuleSet rules);
}
