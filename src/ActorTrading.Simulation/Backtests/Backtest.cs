using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Actors.Supervision;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Processes;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Simulation.Backtests;

/// <summary>
/// A run of the engine over recorded or generated data: the same entities, stream and gate as everywhere, on one thread
/// with a clock that the data drives and a venue that the data fills.
/// </summary>
/// <remarks>
/// Per event: what is due before it happens first (timers, delayed requests), then the venue matches it, then the rules
/// see it. A decision can only know what came up to its own event, and its orders only meet what comes later.
/// </remarks>
public sealed class Backtest : IDisposable
{
    private readonly BacktestSetup _setup;
    private readonly DeterministicScheduler _scheduler;
    private readonly EntityHost _host;
    private readonly MarketPipeline _pipeline;
    private readonly SimulatedVenue _venue;
    private readonly AdviceDelivery _advice;
    private readonly BacktestOpening _opening;
    private EntityAlarm? _alarm;
    private bool _isTrading;

    public Backtest(BacktestSetup setup)
    {
        _setup = setup;
        _scheduler = new DeterministicScheduler(setup.Seed, DateTimeOffset.UnixEpoch);
        var messages = new HostMessages(
            entity => Fail(new EntityAlarm(entity, EntityAlarmKind.TellRefused, "Its mailbox is full.")));
        _venue = new SimulatedVenue(setup.Venue, messages);
        _pipeline = new MarketPipeline(setup.Feeds, messages) { LooksAlways = setup.LooksAlways };
        var binding = new StreamBinding(_pipeline);
        _host = new EntityHost(new EntityHostOptions
        {
            Scheduler = _scheduler,
            Journal = setup.Journal ?? new InMemoryJournal(),
            Snapshots = new InMemorySnapshotStore(),
            OnAlarm = Fail,
            Seed = setup.Seed,
        });
        messages.Attach(_host);
        var settings = new EntitySettings { SnapshotEvery = setup.SnapshotEvery };
        _host.Register(
            new PortfolioEntity(_pipeline, new PortfolioWatchersList([binding, .. setup.Watchers]), _scheduler.Time),
            settings);
        _host.Register(new ExchangeAccountEntity(_venue, OpenSendGate.Instance), settings);
        _host.Register(new RuleSetEntity(binding), settings);
        _advice = new AdviceDelivery(setup.Advice, setup.AdviceLife, _pipeline);
        _opening = new BacktestOpening(setup, _host, _scheduler, _venue);
    }

    /// <summary>Events that were read, warm-up included.</summary>
    public long EventCount { get; private set; }

    /// <summary>Time of the last event.</summary>
    public Timestamp LastTime { get; private set; }

    public SimulatedVenue Venue => _venue;

    public MarkSnapshot Marks(PortfolioId portfolio) => _pipeline.MarksOf(portfolio, LastTime);

    /// <summary>Runs to the end of the data.</summary>
    /// <exception cref="MarketDataException">The data cannot be trusted.</exception>
    /// <exception cref="BacktestDefectException">The engine failed.</exception>
    public void Run(IBacktestObserver? observer = null, CancellationToken cancellation = default)
    {
        const int CheckEvery = 4_096;
        var source = _setup.Source;
        while (source.MoveNext())
        {
            ref readonly var e = ref source.Current;
            var isWarmUp = Step(e);
            observer?.OnEvent(e, isWarmUp);
            if (++EventCount % CheckEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        _scheduler.RunUntilIdle();
        ThrowIfFailed();
    }

    /// <summary>Takes one event through venue, stream and entities.</summary>
    /// <returns>Whether it came before trading began.</returns>
    public bool Step(in MarketEvent e)
    {
        LastTime = e.Time;
        PassTimeTo(e.Time);
        if (!_isTrading)
        {
            Begin(e);
        }

        _venue.OnMarket(e);
        _scheduler.RunUntilIdle();
        _advice.DeliverUpTo(e.Time);
        _pipeline.OnMarket(e);
        _scheduler.RunUntilIdle();
        if (_alarm is not null)
        {
            ThrowIfFailed();
        }

        return !_isTrading;
    }

    /// <summary>The state of a portfolio, live.</summary>
    public Portfolio PortfolioOf(PortfolioId id) =>
        (Portfolio)Inspect(PortfolioEntity.IdOf(id), StateSource.Live).State;

    /// <summary>SHA-256 over the states of all entities and the venue's ledger, in hexadecimal.</summary>
    public string StateHash(StateSource source = StateSource.Live) =>
        BacktestHash.OfStates(_opening.Entities.Select(id => Inspect(id, source)), _venue.LedgerHash());

    public void Dispose() => _advice.Dispose();

    private void Begin(in MarketEvent e)
    {
        if (EventCount == 0)
        {
            _opening.Prepare(_pipeline);
        }

        if (_setup.TradeFrom is not { } from || e.Time >= from)
        {
            _isTrading = true;
            _opening.StartSessions(e.Time);
            ThrowIfFailed();
        }
    }

    // Timers and delayed requests that fall between two events happen in their own order, each at its own time.
    private void PassTimeTo(Timestamp time)
    {
        var instant = time.ToDateTimeOffset();
        while (!_venue.IsIdle || _scheduler.IsTimerDueBy(instant))
        {
            var timer = _scheduler.NextTimerDue is { } due ? Timestamp.From(due) : Timestamp.MaxValue;
            var request = _venue.NextDue ?? Timestamp.MaxValue;
            var next = timer < request ? timer : request;
            if (next > time)
            {
                break;
            }

            _venue.AdvanceTo(next);
            _scheduler.AdvanceTo(next.ToDateTimeOffset());
        }

        _scheduler.AdvanceTo(instant);
    }

    private StateView Inspect(EntityId entity, StateSource source)
    {
        var view = _host.Inspect(entity, source);
        _scheduler.RunUntilIdle();
        return view.IsCompletedSuccessfully
            ? view.Result
            : throw new BacktestDefectException($"The state of {entity} cannot be had.", view.Exception);
    }

    private void Fail(EntityAlarm alarm) => _alarm ??= alarm.Kind == EntityAlarmKind.SnapshotUnusable ? null : alarm;

    private void ThrowIfFailed()
    {
        if (_alarm is { } alarm)
        {
            throw new BacktestDefectException($"{alarm.Entity} at {LastTime}: {alarm.Message}", alarm.Cause);
        }
    }
}
