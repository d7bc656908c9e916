using System.Diagnostics.Metrics;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Node;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Telemetry;

/// <summary>What is measured when somebody asks. Labels are of few values: kinds, phases, configured symbols.</summary>
internal static class NodeMeters
{
    public static void Measure(Meter meter, NodeEngine engine, NodeViews views)
    {
        OfOrders(meter, engine);
        OfEntities(meter, engine);
        OfJournal(meter, engine, views);
        OfMarket(meter, engine);
        OfTrading(meter, engine, new PortfolioQueries(views.Stores.ReadModels));
    }

    private static void OfOrders(Meter meter, NodeEngine engine)
    {
        meter.CreateObservableGauge(
            "actortrading.orders.unknown",
            () => engine.Tally.Unknown.Count,
            "{order}",
            "Orders of which nobody can prove what became of them.");
        meter.CreateObservableGauge(
            "actortrading.orders.unknown.oldest.age",
            () => engine.Tally.Unknown.Select(o => Age(engine, o.Since)).DefaultIfEmpty().Max(),
            "s",
            "For how long the oldest of them has been unknown; 0 where there is none.");
    }

    private static void OfEntities(Meter meter, NodeEngine engine)
    {
        meter.CreateObservableGauge(
            "actortrading.entities.resident", () => engine.Entities.ResidentCount, "{entity}", "Entities in memory.");
        meter.CreateObservableGauge(
            "actortrading.entities.suspended",
            () => engine.Entities.SuspendedEntities.Count,
            "{entity}",
            "Entities that are down until somebody resumes them.");
    }

    private static void OfJournal(Meter meter, NodeEngine engine, NodeViews views)
    {
        var journal = views.Stores.Journal;
        meter.CreateObservableGauge(
            "actortrading.journal.waiting", () => journal.Stats.Waiting, "{batch}", "Appends that wait for the disk.");
        meter.CreateObservableCounter(
            "actortrading.journal.events", () => journal.LastOffset, "{event}", "Events in the journal.");
        meter.CreateObservableGauge(
            "actortrading.journal.damaged",
            () => journal.Damages.Count,
            "{entity}",
            "Entities with a damaged journal.");
        meter.CreateObservableGauge(
            "actortrading.projection.lag",
            () => new[] { views.Projections.Status, engine.Funded.Status, views.EventsStatus }.Select(
                s => new Measurement<long>(s.Lag, Label("projection", s.Name))),
            "{event}",
            "Events that the journal has and the projection has not.");
    }

    private static void OfMarket(Meter meter, NodeEngine engine)
    {
        meter.CreateObservableGauge(
            "actortrading.market.data.age",
            () => from symbol in engine.Loop.Status().Symbols
                  where symbol.LastEvent is not null
                  select new Measurement<double>(
                      Age(engine, symbol.LastEvent!.Value), Label("symbol", symbol.Symbol.Value)),
            "s",
            "Age of the latest market data of a symbol.");
        meter.CreateObservableGauge(
            "actortrading.market.queue.depth",
            () => engine.Loop.Status().QueueDepth,
            "{event}",
            "Market events that wait to be handled.");
        meter.CreateObservableCounter(
            "actortrading.market.events", () => engine.Loop.Status().Events, "{event}", "Market events handled.");
    }

    private static void OfTrading(Meter meter, NodeEngine engine, PortfolioQueries portfolios)
    {
        meter.CreateObservableGauge(
            "actortrading.sessions",
            () => portfolios.SessionPhases().Select(p => new Measurement<long>(p.Count, Label("phase", p.Phase))),
            "{portfolio}",
            "Portfolios by how their session stands.");
        meter.CreateObservableGauge(
            "actortrading.halts",
            () => engine.Switch.InForce.Standing.Halts.Raised.Values.Select(h => h.Scope.Kind.ToString())
                .Concat(engine.Switch.InForce.Automatic.Keys.Select(_ => "Automatic"))
                .GroupBy(scope => scope)
                .Select(g => new Measurement<int>(g.Count(), Label("scope", g.Key))),
            "{halt}",
            "Halts that stand, by scope.");
    }

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);

    private static double Age(NodeEngine engine, Timestamp since) =>
        Math.Max(0d, (Timestamp.From(engine.Market.Clock.GetUtcNow()) - since).TotalSeconds);
}
