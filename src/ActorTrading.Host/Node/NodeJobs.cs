using ActorTrading.Domain.Jobs;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.MarketData;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Scheduling;
using ActorTrading.Host.Scheduling.Reports;
using ActorTrading.Host.Scheduling.Runners;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Node;

/// <summary>The scheduled jobs of a node, and what it can do for them.</summary>
internal sealed class NodeJobs : IAsyncDisposable
{
    private readonly NodeStores _stores;
    private readonly JobService _service;

    public NodeJobs(NodeViews views, NodeEngine engine, NodeOptions options, ILoggerFactory logs)
    {
        var stores = _stores = views.Stores;
        var reports = new DailyReports(
            stores.ReadModels, stores.Folder.Reports, options.Retention.Reports, TimeProvider.System);
        var runners = new JobRunnerSet()
            .Add(new SessionStartRunner(engine.Entities, engine.Market.Clock))
            .Add(new SessionStopRunner(engine.Entities, engine.Market.Clock))
            .Add(new BackupRunner(views.Backups))
            .Add(new ReportRunner(reports))
            .Add(new ReadModelCheckRunner(views.Rebuild))
            .Add(new DataCollectionRunner(new StoredHistory(stores.Market), stores.Market));
        _service = new JobService(
            new()
            {
                Entities = engine.Entities,
                File = stores.Folder.Node,
                Logs = logs,
                Jobs = options.Jobs,
                Board = engine.Jobs,
            },
            runners);
    }

    /// <summary>Called once the node trades: a job may start a session.</summary>
    public Task Start(CancellationToken cancellation) => _service.Start(
        [
            .. _stores.Journal.ReadEntities()
                .Where(head => head.Entity.Type == JobEntity.Type)
                .Select(head => new JobId(head.Entity.Key)),
        ],
        cancellation);

    public Task Stop() => _service.Stop();

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
