using ActorTrading.Engine.Access;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Projections;
using ActorTrading.Engine.Recommendations;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Host.Console;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Node.Recovery;
using ActorTrading.Host.Node.Watching;
using ActorTrading.Storage.ReadModels.Queries;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Node;

/// <summary>
/// A node from start to end. It starts in an order that never trades by accident: what stands still first (halts,
/// tokens), then the venue's word on every open order, then protective orders, and only then rules.
/// </summary>
internal sealed partial class NodeRuntime : IAsyncDisposable
{
    /// <summary>How long trading waits for the venue to say what became of orders; the rest stays unknown.</summary>
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly NodeDoor _door;
    private readonly NodeJobs _jobs;
    private readonly ILogger<NodeRuntime> _log;
    private readonly StartProgress _progress;
    private readonly NodeUpkeep _upkeep;
    private readonly RestoredBooks _restored;
    private Task _feed = Task.CompletedTask;

    public NodeRuntime(NodeParts parts)
    {
        (Stores, Engine) = (parts.Stores, parts.Engine);
        (_door, _jobs, _progress) = (parts.Door, parts.Jobs, parts.Progress);
        (_upkeep, _restored) = (parts.Upkeep, parts.Restored);
        _log = parts.Logs.CreateLogger<NodeRuntime>();
        Projections = parts.Projections;
    }

    public NodeStores Stores { get; }

    public NodeEngine Engine { get; }

    public Uri Address => _door.Address;

    public string TokenFile => Stores.Folder.PathOf(FirstToken.FileName);

    public ProjectionRunner Projections { get; }

    /// <summary>Completes when the node trades.</summary>
    /// <exception cref="InputException">The venue does not say what a restored journal lacks.</exception>
    public async Task Start(CancellationToken cancellation)
    {
        _progress.Reach("reading halts, tokens and alerts");
        Engine.Venue.Start();
        await Engine.Halts.Begin().ConfigureAwait(false);
        await Engine.Entities.StartRemembered([AccessEntity.Id, AlertsEntity.Id]).ConfigureAwait(false);
        _upkeep.Start();
        var isFirst = await new FirstToken(Engine.Entities, _door.Ids, TimeProvider.System)
            .Ensure(Stores.Folder.Root).ConfigureAwait(false);
        if (isFirst)
        {
            TokenMade(_log, TokenFile);
        }

        // Where the journal was restored nobody may ask for an order before it is known which ids are used.
        var opensEarly = _restored.IsReconciled;
        if (opensEarly)
        {
            await _door.Start(cancellation).ConfigureAwait(false);
        }

        await Recover(cancellation).ConfigureAwait(false);
        if (!opensEarly)
        {
            await _door.Start(cancellation).ConfigureAwait(false);
        }

        _progress.Reach("starting the market stream");
        Engine.Loop.StartEvaluating();
        _feed = Feed();
        await _jobs.Start(cancellation).ConfigureAwait(false);
        _progress.Finish();
        Trading(_log, Engine.Market.Description);
    }

    /// <summary>
    /// Takes no more commands, finishes what was begun, and closes the files. Nothing that was acknowledged is lost.
    /// </summary>
    public async Task Stop()
    {
        Draining(_log);
        _door.BeginDrain();
        Engine.Loop.StopEvaluating();
        await _upkeep.Stop().ConfigureAwait(false);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _feed.ConfigureAwait(false);
        await _door.Stop().ConfigureAwait(false);
        await _jobs.Stop().ConfigureAwait(false);
        Engine.Loop.Stop();
        await Engine.Entities.Stop().ConfigureAwait(false);
        await Engine.Funded.Stop().ConfigureAwait(false);
        await Projections.Stop().ConfigureAwait(false);
        Stopped(_log);
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync().ConfigureAwait(false);
        await _jobs.DisposeAsync().ConfigureAwait(false);
        await _upkeep.DisposeAsync().ConfigureAwait(false);
        await Engine.DisposeAsync().ConfigureAwait(false);
        await Projections.DisposeAsync().ConfigureAwait(false);
        await Stores.DisposeAsync().ConfigureAwait(false);
        Stores.Folder.Dispose();
        _stopping.Dispose();
    }

    private async Task Recover(CancellationToken cancellation)
    {
        _progress.Reach("catching up with the journal");
        Projections.Start();
        await Projections.WaitFor(Stores.Journal.LastOffset, Timeout.InfiniteTimeSpan, cancellation)
            .ConfigureAwait(false);
        Engine.Funded.Start();
        await Engine.Funded.WaitFor(Stores.Journal.LastOffset, Timeout.InfiniteTimeSpan, cancellation)
            .ConfigureAwait(false);
        _progress.Reach("recalling the market's past");
        await Engine.RecallMarket(cancellation).ConfigureAwait(false);
        Engine.Loop.Start();
        await StartEntities(cancellation).ConfigureAwait(false);
        _progress.Reach("asking the venue about open orders");
        await AwaitAnswers(cancellation).ConfigureAwait(false);
        Engine.Reconciliation.Start(_restored.Look);
    }

    // Rules before portfolios, so that a session finds them; accounts before portfolios, so that requests of before are
    // in doubt before anybody asks about them. A restored journal is to be compared in all of its portfolios.
    private async Task StartEntities(CancellationToken cancellation)
    {
        var queries = new PortfolioQueries(Stores.ReadModels);
        var all = queries.Accounts();
        var portfolios = _restored.IsReconciled ? queries.Remembered() : [.. all.Select(p => p.Portfolio)];
        _progress.Reach($"loading {portfolios.Count} portfolios");
        await Engine.Entities.StartRemembered([RecommendationEntity.Id]).ConfigureAwait(false);
        await Engine.Entities.StartRemembered([.. portfolios.Select(RuleSetEntity.IdOf)]).ConfigureAwait(false);
        await _restored.Recall(all, cancellation).ConfigureAwait(false);
        var accounts = queries.RememberedAccounts();
        await Engine.Entities.StartRemembered([.. accounts.Select(ExchangeAccountEntity.IdOf)]).ConfigureAwait(false);
        await Engine.Entities.StartRemembered([.. portfolios.Select(PortfolioEntity.IdOf)]).ConfigureAwait(false);
        Engine.Reconciliation.Books.Expect(all);
        Loaded(_log, portfolios.Count);
    }

    private async Task AwaitAnswers(CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (Engine.Questions.Count > 0 && TimeProvider.System.GetElapsedTime(since) < AnswersWithin)
        {
            await Task.Delay(LookAgain, TimeProvider.System, cancellation).ConfigureAwait(false);
        }

        if (Engine.Questions.Count > 0)
        {
            Unanswered(_log, Engine.Questions.Count);
        }
    }

    private async Task Feed()
    {
        try
        {
            var inlet = Engine.Loop.OpenInlet(Engine.Market.Policy);
            await Task.Run(() => Engine.Market.Feed.Run(inlet, _stopping.Token)).ConfigureAwait(false);
            FeedEnded(_log);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The node stops.
        }
#pragma warning disable CA1031 // A feed reaches out of the process: whatever ends it, the node goes on without data.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            FeedFailed(_log, cause);
        }
    }

    [LoggerMessage(LogLevel.Information, "The first token, an admin's, is in {File}. Nobody else is shown it.")]
    private static partial void TokenMade(ILogger log, string file);

    [LoggerMessage(LogLevel.Information, "{Count} portfolios are loaded.")]
    private static partial void Loaded(ILogger log, int count);

    [LoggerMessage(
        LogLevel.Warning,
        "The venue has not said what became of {Count} orders. They stay unknown, with their capital set aside.")]
    private static partial void Unanswered(ILogger log, int count);

    [LoggerMessage(LogLevel.Information, "Trading on paper. The market: {Market}.")]
    private static partial void Trading(ILogger log, string market);

    [LoggerMessage(LogLevel.Information, "The market data is over. Nothing is decided any more.")]
    private static partial void FeedEnded(ILogger log);

    [LoggerMessage(LogLevel.Error, "The market feed failed. Without it nothing is decided.")]
    private static partial void FeedFailed(ILogger log, Exception cause);

    [LoggerMessage(LogLevel.Information, "Draining: no more commands are taken.")]
    private static partial void Draining(ILogger log);

    [LoggerMessage(LogLevel.Information, "Stopped. Everything that was acknowledged is on disk.")]
    private static partial void Stopped(ILogger log);
}
