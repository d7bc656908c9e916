using System.Diagnostics;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Simulation.Paper;

/// <summary>
/// Deals with what has gathered in the queue: first the simulated venue, then the ledger, and only then those who
/// listen. One thread.
/// </summary>
/// <remarks>
/// What fails before it is saved has never happened: the venue is made anew out of its ledger. Orders that were lost
/// so, or that come meanwhile, get no answer, and a question for them tells that they never came. All other requests
/// are kept and dealt with afterwards.
/// </remarks>
internal sealed class PaperDesk
{
    private readonly PaperVenueOptions _options;
    private readonly PaperBooks _books;
    private readonly IVenueReports _reports;
    private readonly ReportPile _pile = new();
    private readonly List<Instrument> _instruments;
    private readonly List<PaperRequest> _kept = [];
    private readonly Transfers _transfers;
    private SimulatedVenue? _venue;
    private long _lastTold;
    private Timestamp _retryAt;
    private Timestamp _marketsSavedAt;
    private bool _hasSeenMarket;
    private bool _mustSave;
    private volatile string? _failure;
    private volatile string? _undelivered;
    private long _turnedAway;

    public PaperDesk(PaperVenueOptions options, IVenueLedger ledger, IVenueReports reports)
    {
        (_options, _reports, _instruments) = (options, reports, [.. options.Venue.Instruments]);
        (_books, _transfers) = (new(options.Venue with { HasEverHad = HasEverHad }, ledger), new(ledger));
        _venue = _books.Open(_instruments, _pile);
        _lastTold = _books.LastReport;
    }

    /// <summary>Why nothing is accepted; null while all is well.</summary>
    public string? Failure => _failure;

    /// <summary>What went wrong with a listener since the start; null for nothing.</summary>
    public string? Undelivered => _undelivered;

    /// <summary>Requests that were dropped since the start.</summary>
    public long TurnedAway => Interlocked.Read(ref _turnedAway);

    /// <summary>When there is something to do without anything coming in; null for never.</summary>
    public Timestamp? NextDue
    {
        get
        {
            if (_venue is null)
            {
                return _retryAt;
            }

            var saving = _marketsSavedAt + _options.Limits.UnsavedMax;
            return _hasSeenMarket && !(_venue.NextDue <= saving) ? saving : _venue.NextDue;
        }
    }

    private Timestamp Now => Timestamp.From(_options.Time.GetUtcNow());

    public void Run(IReadOnlyList<PaperItem> items)
    {
        try
        {
            if (!TryRecover())
            {
                SetAside(items);
                return;
            }

            foreach (var request in _kept)
            {
                Act(_venue!, request);
            }

            foreach (var item in items)
            {
                Act(_venue!, item);
            }

            _venue!.AdvanceTo(Now);
            Save(_venue);
            Answer();
            _kept.Clear();
        }
        catch (Exception cause)
        {
            Fail(cause, items);
            return;
        }

        _pile.Reports.ForEach(told => Tell(told.Account, told.Report!));
        _pile.Reports.Clear();
        _lastTold = _books.LastReport;
    }

    private bool TryRecover()
    {
        if (_venue is not null)
        {
            return true;
        }

        if (Now < _retryAt)
        {
            return false;
        }

        _venue = _books.Open(_instruments, _pile);
        foreach (var untold in _books.Ledger.ReportsAfter(_lastTold))
        {
            Tell(untold.Account, untold.Report);
        }

        (_lastTold, _failure) = (_books.LastReport, null);
        return true;
    }

    private void Act(SimulatedVenue venue, in PaperItem item)
    {
        if (item.Request is { } request)
        {
            Act(venue, request);
        }
        else if (item.IsEvent)
        {
            venue.AdvanceTo(Now);
            venue.OnLateMarket(item.Event);
            _hasSeenMarket = true;
        }
    }

    private void Act(SimulatedVenue venue, PaperRequest request)
    {
        venue.AdvanceTo(Now);
        _mustSave |= request is not (PaperRequest.Query or PaperRequest.Statement or PaperRequest.List);
        switch (request)
        {
            case PaperRequest.Submit r:
                venue.Submit(r.Account, r.Id, r.Spec);
                break;
            case PaperRequest.Cancel r:
                venue.Cancel(r.Account, r.Id);
                break;
            case PaperRequest.Query r:
                _pile.Reports.Add(new(r.Account, Report: null, r.Id));
                break;
            case PaperRequest.Statement r:
                venue.RequestStatement(r.Account);
                break;
            case PaperRequest.Deposit r when _transfers.TryAdd(r, venue.Now):
                venue.Deposit(r.Account, r.Amount);
                break;
            case PaperRequest.Deposit:
                break;
            case PaperRequest.SetLeverage r:
                venue.SetLeverage(r.Account, r.Symbol, r.Leverage);
                break;
            case PaperRequest.List r:
                _instruments.Add(r.Instrument);
                venue.ListInstrument(r.Instrument);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>
    /// The simulated venue forgets the oldest ids, even one that was taken in a moment ago and is not saved yet; these
    /// and the ledger together know all.
    /// </summary>
    private bool HasEverHad(AccountId account, ClientOrderId id) =>
        _books.Ledger.ReportsOf(account, id) is [VenueReport.Accepted, ..]
        || _pile.Reports.Exists(told => told.Account == account
            && told.Report is AccountReport.Order { Report: VenueReport.Accepted accepted } && accepted.OrderId == id);

    private void Save(SimulatedVenue venue)
    {
        var withMarkets = _hasSeenMarket && Now - _marketsSavedAt >= _options.Limits.UnsavedMax;
        if (!withMarkets && !_mustSave && !_pile.Reports.Exists(told => told.IsNews))
        {
            return;
        }

        _books.Save(venue.TakeChanges(withMarkets), _pile.Reports, _transfers.Added);
        _transfers.Clear();
        _mustSave = false;
        if (withMarkets)
        {
            (_hasSeenMarket, _marketsSavedAt) = (false, Now);
        }
    }

    /// <summary>Puts what the ledger has in the place of the questions.</summary>
    private void Answer()
    {
        for (var i = _pile.Reports.Count - 1; i >= 0; i--)
        {
            var (account, report, order) = _pile.Reports[i];
            if (report is null)
            {
                _pile.Reports.RemoveAt(i);
                _pile.Reports.InsertRange(i, AnswerTo(account, order));
            }
        }
    }

    private IEnumerable<ToldReport> AnswerTo(AccountId account, ClientOrderId order)
    {
        var story = _books.Ledger.ReportsOf(account, order);
        if (story.IsEmpty && !_venue!.Expects(account, order))
        {
            story =
            [
                new VenueReport.NotFound(VenueRefusals.NeverCame(order)) { OrderId = order, At = _venue.Now },
            ];
        }

        return story.Select(report => new ToldReport(account, new AccountReport.Order(report)));
    }

    private void Tell(AccountId account, AccountReport report)
    {
        try
        {
            _reports.OnReport(account, report);
        }
        catch (Exception cause)
        {
            // It is saved: who missed it can ask. The venue goes on for everybody else.
            _undelivered = $"A report on account {account} could not be delivered: {cause.Message}";
        }
    }

    private void Fail(Exception cause, IReadOnlyList<PaperItem> items)
    {
        _failure = $"The venue takes no orders until it is made anew out of its ledger: {cause.Message}";
        _retryAt = Now + _options.Limits.RetryAfter;
        (_venue, _mustSave, _hasSeenMarket) = (null, false, false);
        _transfers.Clear();
        _pile.Reports.Clear();
        SetAside(items);
    }

    private void SetAside(IReadOnlyList<PaperItem> items)
    {
        foreach (var request in items.Select(item => item.Request).OfType<PaperRequest>())
        {
            if (request is PaperRequest.List list)
            {
                ListLater(list.Instrument);
            }
            else if (request is not PaperRequest.Submit && _kept.Count < _options.Limits.RequestsMax)
            {
                _kept.Add(request);
            }
            else
            {
                Interlocked.Increment(ref _turnedAway);
            }
        }
    }

    /// <summary>The venue that is made next has it; it may be in the list already.</summary>
    private void ListLater(Instrument instrument)
    {
        if (!_instruments.Exists(listed => listed.Symbol == instrument.Symbol))
        {
            _instruments.Add(instrument);
        }
    }
}
