using ActorTrading.Engine.Projections;
using ActorTrading.Engine.Recommendations;
using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Entities;
using ActorTrading.Host.Http.Halts;
using ActorTrading.Host.Http.Jobs;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Reconciliation;
using ActorTrading.Host.Http.Trading;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Node;

/// <summary>The endpoints of a node, beside those that every door has.</summary>
internal static class NodeModules
{
    public static IEnumerable<IEndpointModule> Of(NodeEngine engine, NodeViews views, Cursors cursors) =>
    [
        new HaltsModule(
            engine.Halts, new PortfolioQueries(views.Stores.ReadModels).PortfolioHalts, TimeProvider.System),
        .. EntityModules(engine, views, cursors),
        new ReconciliationModule(engine.Reconciliation.Reconciler),
        new JobsModule(engine.Entities, engine.Jobs, cursors),
        .. views.Modules(cursors),
        .. TradingModules.Of(new TradingParts
        {
            Market = engine.Loop.Marks,
            Catalogue = new MarketCatalogue(engine.Market),
            Funding = engine.Funding,
            ReadModels = views.Stores.ReadModels,
            History = views.Stores.Market,
            Venue = engine.VenueOptions,
            Projection = views.Projections,
            Feed = views.Stores.Journal,
            Recommendations = RecommendationEntity.Id,
            Cursors = cursors,
            Time = engine.Market.Clock,
        }),
    ];

    private static IEnumerable<IEndpointModule> EntityModules(NodeEngine engine, NodeViews views, Cursors cursors)
    {
        var parts = new EntityUpkeepParts
        {
            Entities = engine.Entities,
            Journal = views.Stores.Journal,
            Snapshots = views.Stores.Snapshots,
            Rebuild = views.Rebuild,
            Catalogue = KnownEntities.Catalogue(),
            Halts = engine.Halts,
            Cursors = cursors,
        };
        return [new EntitiesModule(parts), new EntityUpkeepModule(parts), new EntityMemoryModule(parts)];
    }
}
