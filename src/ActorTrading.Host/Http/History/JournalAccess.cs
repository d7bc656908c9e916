using System.Collections.Frozen;
using ActorTrading.Actors.Entities;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Recommendations;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.History;

/// <summary>Whose journals a caller may look into.</summary>
internal static class JournalAccess
{
    /// <summary>Types whose key is a portfolio.</summary>
    private static readonly FrozenSet<string> OfPortfolios =
        new[] { PortfolioEntity.Type, RuleSetEntity.Type }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Types that concern the node. Who may come in and who did what are read elsewhere.</summary>
    private static readonly FrozenSet<string> OfNode =
        new[]
        {
            ExchangeAccountEntity.Type, HaltEntity.Type, JobEntity.Type, AlertsEntity.Type, RecommendationEntity.Type,
        }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether what the entity holds is shown here at all.</summary>
    public static bool IsShown(EntityId entity) => OfPortfolios.Contains(entity.Type) || OfNode.Contains(entity.Type);

    /// <summary>Ends the request where the entity does not exist for the caller.</summary>
    public static void Demand(EntityId entity, Caller caller)
    {
        if (OfPortfolios.Contains(entity.Type))
        {
            caller.Demand(new(entity.Key));
        }
        else if (OfNode.Contains(entity.Type))
        {
            caller.DemandEverything();
        }
        else
        {
            throw Unknown(entity);
        }
    }

    public static ProblemException Unknown(EntityId entity) =>
        Problem.NotFound("entity_unknown", $"There is no journal of {entity}.").AsException();
}
