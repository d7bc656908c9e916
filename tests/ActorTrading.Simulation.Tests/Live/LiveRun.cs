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
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Processes;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Tests.Backtests;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Simulation.Tests.Live;

/// <summary>
/// A node's engine on the test's thread: entities, the live stream and the simulated venue as a tap of it, with a clock
/// that the events drive. The journal outlives a run, so that another can go on from it.
/// </summary>
internal sealed class LiveRun : IMarketTap, IDisposable
{
    private readonly BacktestSetup _setup;
    private readonly DeterministicScheduler _scheduler;
    private readonly EntityHost _host;
    private readonly SimulatedVenue _venue;
    private readonly JournalLines _lines = new();

    public LiveRun(BacktestSetup setup, IJournal journal, Timestamp start)
    {
        _setup = setup;
        _scheduler = new DeterministicScheduler(setup.Seed, start.ToDateTimeOffset());
        var messages = new HostMessages(entity => Assert.Fail($"The mailbox of {entity} is full."));
        _venue = new SimulatedVenue(setup.Venue, messages);
        Loop = new MarketLoop(new MarketLoopOptions
        {
            Feeds = setup.Feeds,
            Sink = messages,
            Time = _scheduler.Time,
            Wall = _scheduler.Time,
            Taps = [this],
            OnDefect = defect => Assert.Fail(defect.ToString()),
        });
        Inlet = Loop.OpenInlet(InletPolicy.Wait);
        _host = new EntityHost(new EntityHostOptions
        {
            Scheduler = _scheduler,
            Journal = journal,
            Snapshots = new InMemorySnapshotStore(),
            OnAlarm = alarm => Assert.Fail(alarm.ToString()),
        });
        messages.Attach(_host);
        var settings = new EntitySettings();
        _host.Register(
            new PortfolioEntity(Loop.Marks, new PortfolioWatchersList([Loop, _lines]), _scheduler.Time), settings);
        _host.Register(new ExchangeAccountEntity(_venue, OpenSendGate.Instance), settings);
        _host.Register(new RuleSetEntity(Loop), settings);
    }

    public MarketLoop Loop { get; }

    public IMarketInlet Inlet { get; }

    /// <summary>The portfolios' events of this run, as text.</summary>
    public IReadOnlyList<string> Journal => _lines.Lines;

    /// <summary>Takes one event through the door, the venue, the stream and the entities.</summary>
    public void Step(in MarketEvent e)
    {
        Assert.True(Inlet.Push(e, TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully);
        Loop.RunUntilIdle();
        Settle();
    }

    /// <summary>Lets entities and the stream talk until neither has anything to say.</summary>
    public void Settle()
    {
        _scheduler.RunUntilIdle();
        Loop.RunUntilIdle();
    }

    /// <summary>The venue sees an event before the rules do, after all that was due before it.</summary>
    public void OnMarket(in MarketEvent e)
    {
        PassTimeTo(e.Time);
        _venue.OnMarket(e);
        _scheduler.RunUntilIdle();
    }

    public void OpenAll(Timestamp at)
    {
        foreach (var portfolio in _setup.Portfolios)
        {
            Open(portfolio, at);
        }
    }

    /// <summary>Loads an entity from the journal, as a restart does with what was running.</summary>
    public void Wake(PortfolioId portfolio)
    {
        _ = _host.Inspect(RuleSetEntity.IdOf(portfolio), StateSource.Live);
        _ = _host.Inspect(PortfolioEntity.IdOf(portfolio), StateSource.Live);
        Settle();
    }

    public Portfolio PortfolioOf(PortfolioId id)
    {
        var view = _host.Inspect(PortfolioEntity.IdOf(id), StateSource.Live);
        _scheduler.RunUntilIdle();
        return (Portfolio)view.Result.State;
    }

    public void Dispose() => Loop.Dispose();

    private void Open(BacktestPortfolio portfolio, Timestamp at)
    {
        var account = new AccountId($"sim-{portfolio.Id}");
        _venue.Deposit(account, portfolio.Cash);
        Do(portfolio, new PortfolioCommand.Open(portfolio.Session.Name, portfolio.Cash.Currency, account) { At = at });
        foreach (var symbol in portfolio.Session.Symbols)
        {
            var instrument = _setup.Feeds.First(f => f.Instrument.Symbol == symbol).Instrument;
            Do(portfolio, new PortfolioCommand.ListInstrument(instrument) { At = at });
        }

        Do(portfolio, new PortfolioCommand.SetPolicy(portfolio.Policy) { At = at });
        Do(portfolio, new PortfolioCommand.Deposit(portfolio.Cash) { At = at });
        foreach (var rule in portfolio.RulesAt(at))
        {
            var definition = portfolio.Rules[portfolio.RulesAt(at).IndexOf(rule)];
            Ask(RuleSetEntity.IdOf(portfolio.Id), new RuleSetCommand.Create(rule.Id, definition) { At = at });
        }

        var start = new SessionCommand.Start(new($"{portfolio.Id}-1"), portfolio.Session, "backtest") { At = at };
        Do(portfolio, new PortfolioCommand.ChangeSession(start) { At = at });
    }

    private void Do(BacktestPortfolio portfolio, PortfolioCommand command) =>
        Ask(PortfolioEntity.IdOf(portfolio.Id), new PortfolioMessage.Do(command));

    private void Ask(EntityId entity, object command)
    {
        var answer = _host.Ask(entity, command).AsTask();
        Settle();
        Assert.IsType<CommandResult.Accepted>(answer.Result);
    }

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
}
