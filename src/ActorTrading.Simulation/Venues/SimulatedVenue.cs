using System.Globalization;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// A venue that trades against recorded or generated market data. It keeps its own ledger, independent of any
/// portfolio's.
/// Semantics: <c>docs/guides/simulated-venue.md</c>.
/// </summary>
/// <remarks>
/// Driven by one thread, in order of time. The runner shows it each event before anybody else sees it, so that an order
/// can only meet what is known when it arrives or what comes later. Requests made while a report is being told are
/// dealt with after what caused the report. The same calls give the same reports.
/// </remarks>
public sealed class SimulatedVenue : IVenue
{
    /// <summary>
    /// Requests dealt with at one instant beyond which somebody answers reports with requests for ever.
    /// </summary>
    private const int RequestsAtOnceMax = 100_000;

    private readonly SimulatedVenueOptions _options;
    private readonly VenueClock _clock = new();
    private readonly Agenda _agenda = new();
    private readonly Market[] _markets;
    private readonly Dictionary<Symbol, Market> _bySymbol;
    private readonly Dictionary<AccountId, VenueAccount> _accounts = [];
    private readonly ReportOutlet _outlet;
    private readonly OrderDesk _desk;
    private readonly Admission _admission;
    private readonly Arrivals _arrivals;
    private readonly PriceWalk _walk;
    private readonly BarMatching _bars;
    private readonly QuoteMatching _quotes;
    private long _nextOrder = 1;
    private bool _isBusy;

    public SimulatedVenue(SimulatedVenueOptions options, IVenueReports reports)
    {
        if (!options.Latency.IsValid)
        {
            throw new ArgumentException("A latency is never negative.", nameof(options));
        }

        _options = options;
        _markets = [.. options.Instruments.Select((instrument, index) => new Market(index, instrument))];
        _bySymbol = _markets.ToDictionary(market => market.Instrument.Symbol);
        _outlet = new(reports, options.Misbehaviour, _clock);
        _desk = new(options, new(options, _markets), _outlet, _clock);
        _admission = new(options);
        var execution = new Execution(options, _desk);
        _walk = new(options.Fills, _desk, execution);
        _arrivals = new(options, _desk, execution, _walk);
        _bars = new(options.Fills, _walk, _arrivals);
        _quotes = new(options.Fills, execution, _walk);
    }

    /// <summary>Time of the newest event or deadline that the venue has dealt with.</summary>
    public Timestamp Now => _clock.Now;

    /// <summary>
    /// Whether nothing is due at any time: no request on its way, no order that expires, no report held back.
    /// </summary>
    public bool IsIdle => _agenda.IsEmpty && _outlet.IsEmpty;

    /// <summary>When the venue next has something to do without market data; null for nothing.</summary>
    public Timestamp? NextDue => Earlier(Earlier(_agenda.NextRequest, _agenda.NextExpiry), _outlet.NextDue);

    /// <summary>
    /// Deals with what is due by the time of the event, then matches the event. Events come in order of time.
    /// </summary>
    public void OnMarket(in MarketEvent e)
    {
        if (e.Time < _clock.Now)
        {
            throw new ArgumentException($"An event of {e.Time} came after {_clock.Now}.", nameof(e));
        }

        RunDue(e.Time);
        _isBusy = true;
        try
        {
            Match(_markets[e.Instrument], e);
        }
        finally
        {
            _isBusy = false;
        }

        RunDue(e.Time);
    }

    /// <summary>Deals with everything that is due by this time.</summary>
    public void AdvanceTo(Timestamp time) => RunDue(time);

    public void Submit(AccountId account, ClientOrderId id, OrderSpec spec) => Request(new(account, id, spec));

    public void Cancel(AccountId account, ClientOrderId id) => Request(new(account, id, Spec: null));

    /// <summary>
    /// Asks for an order whose answer may be lost: what was withheld is told now. Whether the venue knows the order is
    /// the answer; false proves that it never came only once no request can be on its way any more.
    /// </summary>
    public bool Query(AccountId account, ClientOrderId id)
    {
        _outlet.Release(account, id);
        RunDue(_clock.Now);
        return _accounts.TryGetValue(account, out var known) && (known.Open.ContainsKey(id) || known.HasFinished(id));
    }

    void IVenue.Query(AccountId account, ClientOrderId id)
    {
        if (!Query(account, id))
        {
            _outlet.Tell(account, new VenueReport.NotFound("no such order") { OrderId = id, At = _clock.Now });
        }
    }

    /// <summary>Puts funds into an account, or takes free funds out with a negative amount.</summary>
    public void Deposit(AccountId account, Amount amount) => AccountOf(account).Credit(amount.Currency, amount.Value);

    /// <summary>
    /// Leverage of what the account trades from here on; open positions keep the margin that they have.
    /// </summary>
    public void SetLeverage(AccountId account, Symbol symbol, decimal leverage)
    {
        var market = _bySymbol[symbol];
        var isAllowed = leverage >= 1m && leverage <= market.Instrument.MaxLeverage;
        AccountOf(account).Leverages[market.Index] = isAllowed
            ? leverage
            : throw new ArgumentOutOfRangeException(
                nameof(leverage), leverage, $"{symbol} allows 1 to {market.Instrument.MaxLeverage}.");
    }

    /// <summary>By asset code.</summary>
    public IReadOnlyList<VenueBalance> Balances(AccountId account) => [.. AccountOf(account).Balances];

    /// <summary>In the order of the instruments.</summary>
    public IReadOnlyList<VenuePosition> Positions(AccountId account) =>
        [.. AccountOf(account).Positions.Values.Select(position => position.View())];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<OpenOrder> OpenOrders(AccountId account) =>
        [.. AccountOf(account).Open.Values.OrderBy(order => order.Sequence).Select(ViewOf)];

    /// <summary>The newest fills, oldest first, up to <see cref="SimulatedVenueOptions.FillHistoryMax"/>.</summary>
    public IReadOnlyList<Fill> Fills(AccountId account) => AccountOf(account).Fills;

    /// <summary>SHA-256 over balances, positions and open orders of all accounts in a canonical order.</summary>
    public string LedgerHash() => Venues.LedgerHash.Of(_accounts.Keys.Order(), this);

    private static Timestamp? Earlier(Timestamp? left, Timestamp? right) =>
        left is null || right < left ? right ?? left : left;

    private static OpenOrder ViewOf(WorkingOrder order)
    {
        var book = order.Market.BookOf(order.Side);
        var stop = SideBook.CurrentStop(order) is { } value ? new Price(book.PriceOf(value)) : order.Spec.StopPrice;
        var (quantity, filled) = (new Quantity(order.Quantity), new Quantity(order.Filled));
        return new(order.Id, order.VenueOrderId, order.Spec, quantity, filled, order.IsTriggered, stop);
    }

    private void Match(Market market, in MarketEvent e)
    {
        switch (e.Kind, _options.Model)
        {
            case (MarketEventKind.Bar, VenueModel.Bar):
                _bars.OnBar(market, e);
                break;
            case (MarketEventKind.Quote or MarketEventKind.Depth, VenueModel.Quote):
                _quotes.OnQuote(market, e, withDepth: false);
                break;
            case (MarketEventKind.Depth, VenueModel.Book):
                _quotes.OnQuote(market, e, withDepth: true);
                break;
            case (MarketEventKind.Quote, VenueModel.Book) when market.Depth is null:
                _quotes.OnQuote(market, e, withDepth: false);
                break;
            case (MarketEventKind.Trade, VenueModel.Quote or VenueModel.Book):
                _quotes.OnTrade(market, e);
                break;
            case (MarketEventKind.Mark, _):
                SeeMark(market, e.Price);
                break;
            case (MarketEventKind.Funding, _) when market.HasPrice || market.Mark is not null:
                _desk.SettleFunding(market, e.FundingRate);
                break;
        }
    }

    private void SeeMark(Market market, decimal price)
    {
        market.SeeMark(price);
        _walk.FallToMark(market, Side.Sell, price);
        _walk.FallToMark(market, Side.Buy, market.Buys.ValueOf(price));
    }

    private void Request(VenueRequest request)
    {
        var isCancel = request.Spec is null;
        var draws = new SeededRandom(SeedOf(request.Account, request.Id, isCancel ? "cancel" : "insert"));
        _agenda.Add(request, _clock.Now + _options.Latency.Of(isCancel, draws.NextDouble));
        RunDue(_clock.Now);
    }

    private ulong SeedOf(AccountId account, ClientOrderId id, string purpose) =>
        StableHash.Of(_options.Seed, account.Value, id.Value, purpose);

    private void RunDue(Timestamp time)
    {
        if (_isBusy)
        {
            return;
        }

        if (IsIdle)
        {
            _clock.AdvanceTo(time);
            return;
        }

        _isBusy = true;
        try
        {
            for (var count = 0; NextDue <= time; count++)
            {
                RunNext(count < RequestsAtOnceMax
                    ? NextDue.Value
                    : throw new InvalidOperationException(
                        $"More than {RequestsAtOnceMax} requests are due by {time}."));
            }

            _clock.AdvanceTo(time);
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <summary>At one instant orders expire first, then requests arrive, then delayed reports are told.</summary>
    private void RunNext(Timestamp due)
    {
        _clock.AdvanceTo(due);
        if (_agenda.NextExpiry == due)
        {
            var order = _agenda.TakeExpiry();
            if (order.IsOpen)
            {
                _desk.Expire(order, EndReasons.GoodTillDate);
            }
        }
        else if (_agenda.NextRequest == due)
        {
            Act(_agenda.TakeRequest());
        }
        else
        {
            _outlet.TellDelayed();
        }
    }

    private void Act(VenueRequest request)
    {
        var account = AccountOf(request.Account);
        if (request.Spec is { } spec)
        {
            Take(account, request.Id, spec);
        }
        else if (account.Open.TryGetValue(request.Id, out var order))
        {
            _desk.Cancel(order, EndReasons.Requested);
        }
        else
        {
            _outlet.Tell(account.Id, new VenueReport.CancelRejected(VenueRefusals.UnknownOrder(request.Id))
            {
                OrderId = request.Id,
                At = _clock.Now,
            });
        }
    }

    private void Take(VenueAccount account, ClientOrderId id, OrderSpec spec)
    {
        if (_options.Misbehaviour?.TakeLostAnswer() is true)
        {
            _outlet.Withhold(account.Id, id);
        }

        if (Admit(account, id, spec, out var refusal) is { } order)
        {
            _desk.Open(order);
            _agenda.Watch(order);
            _arrivals.Arrive(order, _clock.Now);
            return;
        }

        _outlet.Tell(account.Id, new VenueReport.Rejected(refusal!) { OrderId = id, At = _clock.Now });
    }

    private WorkingOrder? Admit(VenueAccount account, ClientOrderId id, OrderSpec spec, out Refusal? refusal)
    {
        var market = _bySymbol.GetValueOrDefault(spec.Symbol);
        refusal = _options.Misbehaviour?.TakeRejection()
            ?? (market is null
                ? VenueRefusals.UnknownSymbol(spec.Symbol)
                : _admission.Check(account, id, spec, market, _clock.Now));
        if (refusal is not null)
        {
            return null;
        }

        var order = new WorkingOrder(account, id, spec, market!)
        {
            Sequence = _nextOrder++,
            VenueOrderId = new(_nextOrder.ToString(CultureInfo.InvariantCulture)),
            ActiveAt = _clock.Now,
            Random = new(SeedOf(account.Id, id, "touch")),
        };
        refusal = Admission.CheckReduceOnly(order) ?? CheckFunds(order);
        return refusal is null ? order : null;
    }

    private Refusal? CheckFunds(WorkingOrder order)
    {
        var missing = _desk.MissingFor(order);
        return missing > 0m ? VenueRefusals.InsufficientBalance(missing, Settlement.AssetOf(order)) : null;
    }

    private VenueAccount AccountOf(AccountId id)
    {
        if (!_accounts.TryGetValue(id, out var account))
        {
            account = new(id, _options);
            _accounts.Add(id, account);
        }

        return account;
    }
}
