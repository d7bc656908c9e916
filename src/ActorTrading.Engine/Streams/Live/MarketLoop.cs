using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.RuleSets;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>
/// The live stream of a node: one thread that takes the events of all feeds in turn, shows each to the taps, keeps
/// prices and indicators, and hands out whom an event concerns. Feeds, entities and advisers talk to it from any
/// thread, through doors of bounded size.
/// </summary>
/// <remarks>
/// Per event: the taps, then what entities have said of themselves, then the rules. Either a thread of its own drives
/// it (<see cref="Start"/>), or its owner does (<see cref="RunUntilIdle"/>), as a simulation on one thread wants it.
/// </remarks>
public sealed class MarketLoop : IPortfolioWatchers, IRuleSetWatchers, IDisposable
{
    private const int BatchMax = 64;

    private readonly MarketLoopOptions _options;
    private readonly LoopSignal _signal = new();
    private readonly EventQueue _queue;
    private readonly BindingInlet _bindings;
    private readonly MarkBoard _board;
    private readonly LoopMeter _meter;
    private readonly DataWatchdog _watchdog;
    private readonly StreamLife _life;
    private readonly HashSet<Symbol> _symbols;
    private readonly QueuedEvent[] _batch = new QueuedEvent[BatchMax];
    private readonly Queue<DateTimeOffset> _recentDefects = new();
    private Thread? _thread;
    private int _portfolios;
    private bool _isEvaluating;
    private bool _isSuspended;
    private bool _isStopping;
    private bool _isDisposed;
    private bool _mustRestart;

    public MarketLoop(MarketLoopOptions options)
    {
        _options = options;
        _queue = new EventQueue(options.QueueCapacity, options.Feeds.Length, _signal);
        _bindings = new BindingInlet(_signal);
        _board = new MarkBoard(options.Feeds);
        var activity = options.Feeds.Select(_ => new SymbolActivity()).ToArray();
        _meter = new LoopMeter(options, _queue, activity);
        _watchdog = new DataWatchdog(options, activity);
        _life = new StreamLife(options, _board);
        _symbols = [.. options.Feeds.Select(f => f.Instrument.Symbol)];
    }

    /// <summary>The latest prices, from any thread.</summary>
    public MarkBoard Marks => _board;

    /// <summary>Opens a door for a feed.</summary>
    /// <param name="firstInstrument">Where the feed's own list begins in that of the node.</param>
    public IMarketInlet OpenInlet(InletPolicy policy, int firstInstrument = 0) =>
        new MarketInlet(_queue, policy, firstInstrument, _options.Wall);

    /// <summary>Begins to handle events, on a thread of its own. Rules are not looked at yet.</summary>
    public void Start()
    {
        if (_thread is not null)
        {
            throw new InvalidOperationException("The stream runs already.");
        }

        _board.Recall(_options.History);
        _thread = new Thread(RunUntilStopped) { Name = "market", IsBackground = true };
        _thread.Start();
    }

    /// <summary>
    /// From the next event on rules are looked at. A rule that is true then acts if it is armed, as its portfolio has
    /// it on record; a crossing that has passed meanwhile is gone. Also ends a suspension.
    /// </summary>
    public void StartEvaluating()
    {
        Volatile.Write(ref _isSuspended, false);
        Volatile.Write(ref _isEvaluating, true);
    }

    /// <summary>
    /// From the next event on no rule is looked at. Prices, indicators and peaks are followed all the same.
    /// </summary>
    public void StopEvaluating() => Volatile.Write(ref _isEvaluating, false);

    /// <summary>Puts new advice before the rules.</summary>
    /// <returns>False where no feed brings the symbol: no rule could look at it.</returns>
    public bool Advise(Symbol symbol, Advice advice)
    {
        if (!_symbols.Contains(symbol))
        {
            return false;
        }

        _bindings.Put(symbol, advice);
        return true;
    }

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        _board.Follow(portfolio);
        _bindings.Put(portfolio);
    }

    public void Changed(RuleSet rules) => _bindings.Put(rules);

    /// <summary>Handles everything that waits, on the caller's thread. For a stream that was not started.</summary>
    /// <returns>How many events there were.</returns>
    public int RunUntilIdle()
    {
        var handled = 0;
        while (true)
        {
            Guard(ApplyBindings);
            var count = _queue.Take(_batch);
            for (var i = 0; i < count; i++)
            {
                Handle(_batch[i]);
            }

            if (count == 0 && !_bindings.HasWaiting)
            {
                return handled;
            }

            handled += count;
        }
    }

    public MarketLoopStatus Status() => new()
    {
        IsRunning = _thread is { IsAlive: true },
        IsEvaluating = Volatile.Read(ref _isEvaluating) && !Volatile.Read(ref _isSuspended),
        IsSuspended = Volatile.Read(ref _isSuspended),
        Portfolios = Volatile.Read(ref _portfolios),
        QueueDepth = _queue.Count,
        QueueCapacity = _queue.Capacity,
        Events = _meter.Handled,
        Conflated = _queue.Conflated,
        Waits = _queue.Waits,
        EventsPerSecond = _meter.EventsPerSecond,
        EventLag = _meter.EventLag.Read(),
        Lag = _meter.Lag.Read(),
        Defects = _meter.Defects,
        Symbols = [.. _options.Feeds.Select((feed, i) => StatusOf(feed, i))],
    };

    /// <summary>Takes no more events, handles those that wait, and ends the thread.</summary>
    public void Stop()
    {
        _queue.Close();
        Volatile.Write(ref _isStopping, true);
        _signal.Raise();
        _thread?.Join();
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        Stop();
        _watchdog.Dispose();
        _meter.Dispose();
        _signal.Dispose();
    }

    private SymbolStatus StatusOf(MarketFeed feed, int instrument) => new(
        feed.Instrument.Symbol,
        _meter.Activity[instrument].Last,
        _meter.Activity[instrument].Events,
        _watchdog.IsStale(instrument));

    private void RunUntilStopped()
    {
        while (true)
        {
            var isLast = Volatile.Read(ref _isStopping);
            RunUntilIdle();
            if (isLast)
            {
                return;
            }

            _signal.Wait();
        }
    }

    private void ApplyBindings()
    {
        if (_bindings.HasWaiting)
        {
            _life.Apply(_bindings.Take());
            Volatile.Write(ref _portfolios, _life.PortfolioCount);
        }
    }

    private void Handle(in QueuedEvent queued)
    {
        try
        {
            Show(queued.Event);
        }
#pragma warning disable CA1031 // Whatever it is, it is a defect: reported, and the stream begins anew.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Fail(cause, queued.Event.Time);
        }

        Remember(queued.Event);
        _meter.EventHandled(queued);
    }

    // After the rules have seen it, or those that are bound in between would see it twice; also where they failed.
    private void Remember(in MarketEvent e)
    {
        try
        {
            _options.History?.OnMarket(e);
        }
#pragma warning disable CA1031 // As for the event itself.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Fail(cause, e.Time);
        }
    }

    private void Show(in MarketEvent e)
    {
        foreach (var tap in _options.Taps)
        {
            tap.OnMarket(e);
        }

        _board.OnMarket(e);
        ApplyBindings();
        if (Volatile.Read(ref _isSuspended))
        {
            return;
        }

        if (_mustRestart)
        {
            _life.Restart();
            _mustRestart = false;
        }

        _life.OnMarket(e, Volatile.Read(ref _isEvaluating));
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
#pragma warning disable CA1031 // As for events.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Fail(cause, eventTime: null);
        }
    }

    // The event is not shown again: whatever made the stream fail at it would do so for ever. The next one finds a
    // fresh pipeline.
    private void Fail(Exception cause, Timestamp? eventTime)
    {
        _meter.Failed();
        _mustRestart = true;
        var now = _options.Wall.GetUtcNow();
        while (_recentDefects.TryPeek(out var oldest) && now - oldest > _options.DefectWindow)
        {
            _recentDefects.Dequeue();
        }

        _recentDefects.Enqueue(now);
        if (_recentDefects.Count > _options.DefectsMax)
        {
            Volatile.Write(ref _isSuspended, true);
            _recentDefects.Clear();
        }

        _options.OnDefect(new MarketDefect(cause, eventTime, IsSuspended: Volatile.Read(ref _isSuspended)));
    }
}
