using System.Diagnostics.Metrics;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Access;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Audit;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Processes;
using ActorTrading.Engine.Projections;
using ActorTrading.Engine.Recommendations;
using ActorTrading.Engine.Reconciliation;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Engine.Streams;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Node.Markets;
using ActorTrading.Host.Node.Recovery;
using ActorTrading.Host.Telemetry;
using ActorTrading.Simulation.Paper;

namespace ActorTrading.Host.Node;

/// <summary>
/// The moving parts of a node, put together and at rest: entities, the paper venue, the market stream, the emergency
/// stop. What starts them in which order is <see cref="NodeRuntime"/>.
/// </summary>
internal sealed class NodeEngine : IAsyncDisposable
{
    /// <summary>How often the node looks whether its journal takes what it is given.</summary>
    private static readonly TimeSpan JournalLook = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Whoever deposits tells the venue himself; what follows the journal is for what a crash cut short.
    /// </summary>
    private static readonly TimeSpan FundingGather = TimeSpan.FromMilliseconds(50);

    private readonly DedicatedLane _haltFileLane = new("halts-file");
    private readonly DedicatedLane _haltCancelLane = new("halts-cancels");
    private readonly Ticker _journalWatch;
    private readonly MarketRecorder _recorder;
    private readonly RecentBars _past;

    public NodeEngine(
        NodeStores stores, NodeMarket market, NodeOptions options, NodeSignals signals, NodeSeams seams)
    {
        var messages = new HostMessages(signals.MailboxFull);
        var guard = new BooksGuard(signals);

        // On a restored journal no portfolio may act before it is known which order ids it has used since.
        Told = new HeldReports(messages, isHeld: stores.Restored is not null);
        Reconciliation = new NodeReconciliation(Told, guard, options.Halts.ReconcileEvery);
        var traces = new TracedVenue(seams.Reports(Reconciliation.Reports));
        var echo = new DrillEcho(traces);
        (Market, VenueOptions) = (market, options.Venue);
        Tally = new TradingTally(Meter);
        Tokens = new TokenDirectory(TimeProvider.System);
        Switch = new HaltSwitch(TimeProvider.System);
        Venue = new PaperVenue(VenueOptionsOf(market, options), stores.VenueLedger, echo);
        var requests = traces.Requests(seams.Requests(Venue));
        Funding = new PaperFunding(stores, Venue);
        Funded = new ProjectionRunner(
            Funding,
            stores.Journal,
            new EntityCatalogue(),
            new ProjectionOptions { Gather = FundingGather, OnFailure = signals.Projection });
        _recorder = new MarketRecorder(stores.Market, market.Feeds, keepsTrades: false);
        _past = new RecentBars(market.Feeds);
        Loop = new MarketLoop(LoopOptionsOf(market, options, messages) with
        {
            // The market's own come first: one of them may be the clock.
            Taps = [.. market.Taps, Venue, _recorder],
            History = _past,
            OnDataAge = signals.DataAge,
            OnDefect = signals.Market,
        });
        var measured = new MeasuredJournal(stores.Journal, TimeProvider.System, Meter);
        var journal = new WatchedJournal(measured, TimeProvider.System);
        Entities = new EntityHost(new EntityHostOptions
        {
            Scheduler = new ThreadPoolScheduler(market.Clock),
            Journal = journal,
            Snapshots = seams.Snapshots(stores.Snapshots),
            OnAlarm = signals.Entity,
        });
        signals.Attach(Entities);
        messages.Attach(Entities);
        Halts = new HaltDesk(new HaltDeskSetup
        {
            Host = Entities,
            Switch = Switch,
            Venue = requests,
            Echo = echo,
            File = stores.Halts,
            FileLane = _haltFileLane,
            CancelLane = _haltCancelLane,
            Time = market.Clock,
            Terms = HaltTerms.Default with { CancelTimeout = options.Halts.CancelTimeout },
            OnUncancelled = signals.Uncancelled,
            OnDrillFailed = signals.DrillFailed,
        });
        guard.Attach(Halts);
        Reconciliation.Attach(new(Entities, requests, Funded, stores.Journal));
        Register(options, requests);
        var watch = new JournalWatch(journal, Switch, Entities, TimeProvider.System, options.Halts.JournalStallMax);
        _journalWatch = new Ticker("journal-watch", JournalLook, watch.Look);
    }

    /// <summary>What the venue tells of orders, on its way to the entities.</summary>
    public HeldReports Told { get; }

    public NodeMarket Market { get; }

    public VenueOptions VenueOptions { get; }

    public EntityHost Entities { get; }

    public PaperVenue Venue { get; }

    public PaperFunding Funding { get; }

    /// <summary>Keeps the paper venue's cash up with the journal.</summary>
    public ProjectionRunner Funded { get; }

    public MarketLoop Loop { get; }

    public HaltSwitch Switch { get; }

    public HaltDesk Halts { get; }

    public TokenDirectory Tokens { get; }

    /// <summary>The scheduled jobs, as they are shown.</summary>
    public JobBoard Jobs { get; } = new();

    /// <summary>Of what this node measures of itself.</summary>
    public Meter Meter { get; } = new("ActorTrading.Node");

    public TradingTally Tally { get; }

    public OpenQuestions Questions { get; } = new();

    /// <summary>Compares the books with the venue's statements.</summary>
    public NodeReconciliation Reconciliation { get; }

    /// <summary>
    /// Has indicators begin with what store and feed know of the past, and stores bars from then on. Before the stream
    /// starts.
    /// </summary>
    public Task RecallMarket(CancellationToken cancellation)
    {
        var now = Timestamp.From(Market.Clock.GetUtcNow());

        // A made-up market has to be made up again as far as now, which takes a processor a while.
        return Task.Run(() => _recorder.Attach(_past, [Market.Feed], now, cancellation), cancellation);
    }

    /// <summary>Ends the threads. The entities were stopped before.</summary>
    public async ValueTask DisposeAsync()
    {
        await Funded.DisposeAsync().ConfigureAwait(false);
        _journalWatch.Dispose();
        Reconciliation.Dispose();
        Halts.Dispose();
        _haltFileLane.Dispose();
        _haltCancelLane.Dispose();
        Loop.Dispose();
        Venue.Dispose();
        Funding.Dispose();
        Market.Dispose();
        Meter.Dispose();
    }

    private void Register(NodeOptions options, IVenue requests)
    {
        var settings = new EntitySettings
        {
            SnapshotEvery = options.Journal.SnapshotEvery,
            Mailbox = new MailboxLimits
            {
                Capacity = options.Limits.MailboxCapacity,
                Throughput = options.Limits.MailboxThroughput,
            },
        };
        var watchers = new PortfolioWatchersList(Questions, Reconciliation.Books, Halts, Tally, Loop);
        Entities.Register(new PortfolioEntity(Loop.Marks, watchers, Market.Clock), settings);
        Entities.Register(new ExchangeAccountEntity(requests, Switch), settings);
        Entities.Register(new RuleSetEntity(Loop), settings);
        Entities.Register(new RecommendationEntity(new Adviser(Loop)), settings);
        Entities.Register(new HaltEntity());
        Entities.Register(new AccessEntity(Tokens));
        Entities.Register(new AuditEntity(), settings);
        Entities.Register(new AlertsEntity(), settings);
    }

    private static PaperVenueOptions VenueOptionsOf(NodeMarket market, NodeOptions options) => new()
    {
        Time = market.Clock,
        Venue = new()
        {
            Instruments = [.. market.Feeds.Select(f => f.Instrument)],
            Model = market.Model,
            Fees = options.Venue.Fees,
            Slippage = options.Venue.Slippage,
            Latency = options.Venue.Latency,
            Fills = new() { Participation = options.Venue.Participation },
            StaleAfter = options.Halts.DataAgeMax,
            Seed = options.Feed.Seed,
        },
    };

    private static MarketLoopOptions LoopOptionsOf(
        NodeMarket market, NodeOptions options, IEvaluationSink sink) => new()
        {
            Feeds = market.Feeds,
            Sink = sink,
            Time = market.Clock,
            QueueCapacity = options.Limits.MarketQueue,
            DataAgeMax = options.Halts.DataAgeMax,
        };

    private sealed class Adviser(MarketLoop loop) : IRecommendationWatchers
    {
        public void Advised(Recommendation recommendation) => loop.Advise(
            recommendation.Symbol,
            new Advice(
                recommendation.Rating.Text(),
                (double)recommendation.Confidence,
                recommendation.IssuedAt,
                recommendation.ExpiresAt));
    }
}
