using System.Collections.Concurrent;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Paper;

/// <summary>
/// The simulated exchange as a running node trades on it: requests and market events in one queue, one thread, and
/// books of its own that survive the end of the process at any instant. Semantics:
/// <c>docs/guides/simulated-venue.md</c>.
/// </summary>
/// <remarks>
/// What it tells is in its ledger before it is told. All members may be called from any thread, also by those who are
/// being told something. Made and not started, it does its work on the thread that calls <see cref="Step"/>.
/// </remarks>
public sealed class PaperVenue : IVenue, IMarketTap, IDisposable
{
    private readonly PaperInbox _inbox;
    private readonly PaperDesk _desk;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<Symbol, Instrument> _instruments;
    private readonly ITimer _timer;
    private Thread? _thread;
    private int _listed;
    private long _turnedAway;

    /// <exception cref="ArgumentException">Ids could be used twice, or the ledger holds what is not listed.</exception>
    public PaperVenue(PaperVenueOptions options, IVenueLedger ledger, IVenueReports reports)
    {
        if (options.Venue.IdsUniqueOnlyWhileOpen)
        {
            throw new ArgumentException("A paper venue uses an order id once.", nameof(options));
        }

        _time = options.Time;
        _instruments = new(options.Venue.Instruments.ToDictionary(instrument => instrument.Symbol));
        _listed = _instruments.Count;
        _inbox = new(options.Limits);
        _desk = new(options, ledger, reports);
        _timer = _time.CreateTimer(_ => _inbox.Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public PaperVenueHealth Health => new(
        _desk.Failure is null,
        _desk.Failure ?? _desk.Undelivered,
        _inbox.Backlog,
        _inbox.Overtaken,
        Interlocked.Read(ref _turnedAway) + _desk.TurnedAway);

    /// <summary>Starts the venue's thread. It runs until the venue is disposed of.</summary>
    public void Start()
    {
        if (_thread is not null)
        {
            throw new InvalidOperationException("The venue runs already.");
        }

        _thread = new(Work) { Name = "paper-venue", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Deals with all that waits, and with what has fallen due. Not for a venue that was started.</summary>
    public void Step()
    {
        _desk.Run(_inbox.Take());
        ArmTimer();
    }

    public void Submit(AccountId account, ClientOrderId id, OrderSpec spec) =>
        Send(new PaperRequest.Submit(account, id, spec));

    public void Cancel(AccountId account, ClientOrderId id) => Send(new PaperRequest.Cancel(account, id));

    public void Query(AccountId account, ClientOrderId id) => Send(new PaperRequest.Query(account, id));

    public void RequestStatement(AccountId account) => Send(new PaperRequest.Statement(account));

    /// <summary>
    /// Puts funds into an account, or takes funds out with a negative amount; once, however often this transfer is
    /// told. The venue does not judge: a portfolio's own books have allowed it.
    /// </summary>
    public void Deposit(AccountId account, TransferId transfer, Amount amount) =>
        Send(new PaperRequest.Deposit(account, transfer, amount));

    /// <summary>Leverage of what the account trades from here on.</summary>
    /// <exception cref="ArgumentException">The market is not listed or does not allow it.</exception>
    public void SetLeverage(AccountId account, Symbol symbol, decimal leverage)
    {
        if (!_instruments.TryGetValue(symbol, out var instrument))
        {
            throw new ArgumentException($"The venue does not trade {symbol}.", nameof(symbol));
        }

        if (leverage < 1m || leverage > instrument.MaxLeverage)
        {
            throw new ArgumentOutOfRangeException(
                nameof(leverage), leverage, $"{symbol} allows 1 to {instrument.MaxLeverage}.");
        }

        Send(new PaperRequest.SetLeverage(account, symbol, leverage));
    }

    /// <summary>Opens a market behind those that there are. Its events may follow at once.</summary>
    /// <exception cref="ArgumentException">It is listed already.</exception>
    /// <exception cref="InvalidOperationException">The venue takes nothing in now.</exception>
    public void ListInstrument(Instrument instrument)
    {
        if (!_instruments.TryAdd(instrument.Symbol, instrument))
        {
            throw new ArgumentException($"{instrument.Symbol} is listed already.", nameof(instrument));
        }

        if (!_inbox.TryAdd(new PaperRequest.List(instrument)))
        {
            _instruments.TryRemove(instrument.Symbol, out _);
            throw new InvalidOperationException("The venue has no room for the request, or is closed.");
        }

        Interlocked.Increment(ref _listed);
    }

    /// <summary>
    /// Shows the venue a market event, in the order of each market's events. Waits while the venue is far behind, and
    /// does nothing once it is closed.
    /// </summary>
    public void OnMarket(in MarketEvent e)
    {
        if (e.Instrument < 0 || e.Instrument >= Volatile.Read(ref _listed))
        {
            throw new ArgumentOutOfRangeException(nameof(e), e.Instrument, "No instrument has this number.");
        }

        _inbox.Add(e);
    }

    /// <summary>Deals with what has come in until now, then stops. Later requests get no answer.</summary>
    public void Dispose()
    {
        _inbox.Close();
        _thread?.Join();
        _timer.Dispose();
    }

    private void Work()
    {
        while (_inbox.WaitForWork())
        {
            Step();
        }
    }

    private void Send(PaperRequest request)
    {
        if (!_inbox.TryAdd(request))
        {
            Interlocked.Increment(ref _turnedAway);
        }
    }

    private void ArmTimer()
    {
        if (_desk.NextDue is not { } due)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // Whole milliseconds, rounded up: a timer that fires early would find nothing due and fire again at once.
        var wait = due.ToDateTimeOffset() - _time.GetUtcNow();
        var milliseconds = Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 1d, int.MaxValue);
        _timer.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }
}
