using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Processes;
using ActorTrading.Engine.Reconciliation;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Tests.Backtests;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Simulation.Tests.Crashes;

/// <summary>
/// One portfolio on a market, whose process dies at a chosen point and is started again on what is durable: the journal
/// and the venue. Memory, messages and answers on their way are lost.
/// </summary>
internal sealed class CrashLab
{
    private const ulong Seed = 7;
    private readonly BacktestPortfolio _portfolio;
    private readonly MarketEvent[] _events;
    private readonly InMemorySnapshotStore _snapshots = new();
    private readonly SimulatedVenue _venue;
    private readonly Relay _relay = new();
    private readonly List<MarketEvent> _seen = [];
    private DeterministicScheduler _scheduler;
    private EntityHost _host = null!;
    private MarketPipeline _pipeline = null!;
    private Timestamp _now = BacktestLab.Start;

    public CrashLab(BacktestPortfolio portfolio, MarketEvent[] events)
    {
        (_portfolio, _events) = (portfolio, events);
        _venue = new SimulatedVenue(BacktestLab.Setup(events, portfolio).Venue, _relay);
        _scheduler = new DeterministicScheduler(Seed, _now.ToDateTimeOffset());
        Process = new DyingProcess(Journal, _venue, CrashPoint.Never);
    }

    public static AccountId Account { get; } = new("paper");

    public InMemoryJournal Journal { get; } = new();

    public DyingProcess Process { get; private set; }

    public SimulatedVenue Venue => _venue;

    public AccountBooks Books { get; private set; } = null!;

    public Reconciler Reconciler { get; private set; } = null!;

    /// <summary>Completes when nothing is on its way any more.</summary>
    public Task Settling { get; set; } = Task.CompletedTask;

    public NotedFindings Findings { get; } = new();

    public int Restarts { get; private set; }

    public PortfolioId Id => _portfolio.Id;

    public EntityId[] Entities =>
        [ExchangeAccountEntity.IdOf(Account), RuleSetEntity.IdOf(Id), PortfolioEntity.IdOf(Id)];

    /// <summary>Opens the portfolio undisturbed, then trades; the process dies once on the way.</summary>
    public CrashLab Run(CrashPoint crash)
    {
        Begin(CrashPoint.Never);
        Open();
        Process.Kill();
        Begin(crash);
        foreach (var e in _events)
        {
            Step(e);
        }

        Pass(TimeSpan.FromMinutes(2));
        return this;
    }

    /// <summary>Opens the portfolio and trades without a crash, up to the number of events.</summary>
    public CrashLab Trade(int events)
    {
        Begin(CrashPoint.Never);
        Open();
        return Go(0, events);
    }

    /// <summary>The events from one number up to another.</summary>
    public CrashLab Go(int from, int to)
    {
        foreach (var e in _events[from..to])
        {
            Step(e);
        }

        return this;
    }

    /// <summary>Time passes, and the reconciler looks once a second.</summary>
    public void Reconcile(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            Pass(TimeSpan.FromSeconds(1));
            Reconciler.Look(Process, id => _ = _host.Inspect(PortfolioEntity.IdOf(id)));
            _scheduler.RunUntilIdle();
        }

        Pass(TimeSpan.FromSeconds(1));
    }

    public Portfolio Portfolio() => (Portfolio)Inspect(PortfolioEntity.IdOf(Id), StateSource.Live).State;

    public StateView Inspect(EntityId entity, StateSource source)
    {
        var view = _host.Inspect(entity, source);
        _scheduler.RunUntilIdle();
        return view.Result;
    }

    public IReadOnlyList<JournalRecord> Records(EntityId entity)
    {
        const int All = 100_000;
        return Journal.Read(entity, 1, All).AsTask().Result;
    }

    private void Begin(CrashPoint crash)
    {
        Process = new DyingProcess(Journal, _venue, crash);
        _scheduler = new DeterministicScheduler(Seed, _now.ToDateTimeOffset());
        Books = new AccountBooks();
        var messages = new HostMessages(entity => throw new InvalidOperationException($"{entity} is full."));
        _relay.To = Process;
        Reconciler = new Reconciler(
            Books, messages, Findings, _scheduler.Time, new() { Settle = _ => Settling });
        Process.Deliver(Reconciler);
        _pipeline = new MarketPipeline(BacktestLab.Setup(_events, _portfolio).Feeds, messages);
        var binding = new StreamBinding(_pipeline);
        _host = new EntityHost(new EntityHostOptions
        {
            Scheduler = _scheduler,
            Journal = Process,
            Snapshots = _snapshots,
        });
        messages.Attach(_host);
        var settings = new EntitySettings { SnapshotEvery = 5 };
        _host.Register(new PortfolioEntity(
            _pipeline, new PortfolioWatchersList(binding, Books), _scheduler.Time), settings);
        _host.Register(new ExchangeAccountEntity(Process, OpenSendGate.Instance), settings);
        _host.Register(new RuleSetEntity(binding), settings);
        _host.Register(new AlertsEntity(), settings);
        Recover();
    }

    // What the indicators have seen is fed again; nobody listens yet. Then the entities, the account first.
    private void Recover()
    {
        foreach (var e in _seen)
        {
            _pipeline.OnMarket(e);
        }

        _ = _host.StartRemembered(Entities);
        _scheduler.RunUntilIdle();
        RestartIfDead();
    }

    private void Step(MarketEvent e)
    {
        Pass(e.Time - _now);
        _now = e.Time;
        _venue.OnMarket(e);
        _scheduler.RunUntilIdle();
        RestartIfDead();
        _pipeline.OnMarket(e);
        _scheduler.RunUntilIdle();
        _seen.Add(e);
        RestartIfDead();
    }

    private void Pass(TimeSpan time)
    {
        var until = _now + time;
        _scheduler.AdvanceTo(until.ToDateTimeOffset());
        _now = until;
        RestartIfDead();
    }

    private void RestartIfDead()
    {
        if (Process.IsDead)
        {
            Restarts++;
            Begin(CrashPoint.Never);
        }
    }

    private void Open()
    {
        _venue.Deposit(Account, _portfolio.Cash);
        Do(new PortfolioCommand.Open("main", _portfolio.Cash.Currency, Account) { At = _now });
        foreach (var instrument in BacktestLab.Instruments.Where(i => _portfolio.Session.Symbols.Contains(i.Symbol)))
        {
            Do(new PortfolioCommand.ListInstrument(instrument) { At = _now });
        }

        Do(new PortfolioCommand.SetPolicy(_portfolio.Policy) { At = _now });
        Do(new PortfolioCommand.Deposit(_portfolio.Cash) { At = _now });
        for (var i = 0; i < _portfolio.Rules.Length; i++)
        {
            Ask(
                RuleSetEntity.IdOf(Id),
                new RuleSetCommand.Create(new($"r{i}"), _portfolio.Rules[i]) { At = _now });
        }

        var start = new SessionCommand.Start(new SessionId("s1"), _portfolio.Session, "me") { At = _now };
        Do(new PortfolioCommand.ChangeSession(start) { At = _now });
    }

    private void Do(PortfolioCommand command) => Ask(PortfolioEntity.IdOf(Id), new PortfolioMessage.Do(command));

    private void Ask(EntityId entity, object command)
    {
        var answer = _host.Ask(entity, command).AsTask();
        _scheduler.RunUntilIdle();
        Assert.IsType<CommandResult.Accepted>(answer.Result);
    }

    private sealed class Relay : IVenueReports
    {
        public DyingProcess? To { get; set; }

        public void OnReport(AccountId account, AccountReport report) => To?.OnReport(account, report);
    }
}
