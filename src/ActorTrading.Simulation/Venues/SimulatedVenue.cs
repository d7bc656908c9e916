using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues.States;

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

    private readonly VenueCore _core;
    private readonly Agenda _agenda = new();
    private readonly Intake _intake;
    private readonly PriceWalk _walk;
    private readonly BarMatching _bars;
    private readonly QuoteMatching _quotes;
    private readonly StateTransfer _transfer;
    private bool _isBusy;

    public SimulatedVenue(SimulatedVenueOptions options, IVenueReports reports)
    {
        if (!options.Latency.IsValid)
        {
            throw new ArgumentException("A latency is never negative.", nameof(options));
        }

        _core = new(options, reports);
        var execution = new Execution(options, _core.Desk);
        _walk = new(options.Fills, _core.Desk, execution);
        var arrivals = new Arrivals(options, _core.Desk, execution, _walk);
        _intake = new(_core, _agenda, arrivals);
        _bars = new(options.Fills, _walk, arrivals);
        _quotes = new(options.Fills, execution, _walk);
        _transfer = new(_core, _agenda);
    }

    /// <summary>Time of the newest event or deadline that the venue has dealt with.</summary>
    public Timestamp Now => _core.Clock.Now;

    /// <summary>
    /// Whether nothing is due at any time: no request on its way, no order that expires, no report held back.
    /// </summary>
    public bool IsIdle => _agenda.IsEmpty && _core.Outlet.IsEmpty;

    /// <summary>When the venue next has something to do without market data; null for nothing.</summary>
    public Timestamp? NextDue => Earlier(Earlier(_agenda.NextRequest, _agenda.NextExpiry), _core.Outlet.NextDue);

    /// <summary>
    /// Deals with what is due by the time of the event, then matches the event. Events come in order of time.
    /// </summary>
    public void OnMarket(in MarketEvent e)
    {
        if (e.Time < Now)
        {
            throw new ArgumentException($"An event of {e.Time} came after {Now}.", nameof(e));
        }

        OnLateMarket(e);
    }

    /// <summary>
    /// The same for an event that may be older than what the venue has dealt with, as where events travel. The venue's
    /// clock does not go back: what trades, trades now.
    /// </summary>
    public void OnLateMarket(in MarketEvent e)
    {
        RunDue(e.Time);
        _isBusy = true;
        try
        {
            Match(_core.Markets[e.Instrument], e);
        }
        finally
        {
            _isBusy = false;
        }

        RunDue(e.Time);
    }

    /// <summary>Deals with everything that is due by this time.</summary>
    public void AdvanceTo(Timestamp time) => RunDue(time);

    public void Submit(AccountId account, ClientOrderId id, OrderSpec spec) =>
        Send(new(VenueRequestKind.Insert, account, id, spec), "insert");

    public void Cancel(AccountId account, ClientOrderId id) =>
        Send(new(VenueRequestKind.Cancel, account, id), "cancel");

    /// <summary>
    /// Tells again what happened to an order, also what was withheld; of orders that have ended the newest only
    /// (<see cref="SimulatedVenueOptions.EndedOrdersMax"/>).
    /// </summary>
    public void Query(AccountId account, ClientOrderId id) => Ask(new(VenueRequestKind.Query, account, id));

    public void RequestStatement(AccountId account) => Ask(new(VenueRequestKind.Statement, account));

    /// <summary>Whether a request for this order has not arrived yet.</summary>
    public bool Expects(AccountId account, ClientOrderId id) => _agenda.Expects(account, id);

    /// <summary>Puts funds into an account, or takes free funds out with a negative amount.</summary>
    public void Deposit(AccountId account, Amount amount) =>
        _core.Accounts.Of(account).Credit(amount.Currency, amount.Value);

    /// <summary>
    /// Leverage of what the account trades from here on; open positions keep the margin that they have.
    /// </summary>
    public void SetLeverage(AccountId account, Symbol symbol, decimal leverage)
    {
        var market = _core.Markets.Find(symbol)
            ?? throw new ArgumentException($"The venue does not trade {symbol}.", nameof(symbol));
        var isAllowed = leverage >= 1m && leverage <= market.Instrument.MaxLeverage;
        _core.Accounts.Of(account).SetLeverage(market, isAllowed
            ? leverage
            : throw new ArgumentOutOfRangeException(
                nameof(leverage), leverage, $"{symbol} allows 1 to {market.Instrument.MaxLeverage}."));
    }

    /// <summary>Opens a market behind those that there are.</summary>
    public void ListInstrument(Instrument instrument) => _core.Markets.List(instrument);

    /// <summary>By asset code.</summary>
    public IReadOnlyList<VenueBalance> Balances(AccountId account) => [.. _core.Accounts.Of(account).Balances];

    /// <summary>In the order of the instruments.</summary>
    public IReadOnlyList<VenuePosition> Positions(AccountId account) =>
        [.. _core.Accounts.Of(account).PositionViews];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<VenueOpenOrder> OpenOrders(AccountId account) =>
        [.. _core.Accounts.Of(account).OrderViews];

    /// <summary>The newest fills, oldest first, up to <see cref="SimulatedVenueOptions.FillHistoryMax"/>.</summary>
    public IReadOnlyList<Fill> Fills(AccountId account) => _core.Accounts.Of(account).Fills;

    /// <summary>SHA-256 over balances, positions and open orders of all accounts in a canonical order.</summary>
    public string LedgerHash() => Venues.LedgerHash.Of(_core.Accounts.All.Select(account => account.Id), this);

    /// <summary>All that the future depends on, as it is between two calls.</summary>
    public VenueState Export() => _transfer.Export();

    /// <summary>Takes over the state of another venue with the same options. Only a new venue can.</summary>
    public void Import(VenueState state) => _transfer.Import(state);

    /// <summary>
    /// What has changed since the last call, of a venue that was made with
    /// <see cref="SimulatedVenueOptions.KeepsChanges"/>.
    /// </summary>
    /// <param name="withMarkets">
    /// Whether also what changes with every tick: the markets, and the stops that only followed a price.
    /// </param>
    public VenueChange TakeChanges(bool withMarkets) => _transfer.TakeChanges(withMarkets);

    private static Timestamp? Earlier(Timestamp? left, Timestamp? right) =>
        left is null || right < left ? right ?? left : left;

    private void Match(Market market, in MarketEvent e)
    {
        switch (e.Kind, _core.Options.Model)
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
                _core.Desk.SettleFunding(market, e.FundingRate);
                break;
        }
    }

    private void SeeMark(Market market, decimal price)
    {
        market.SeeMark(price);
        _walk.FallToMark(market, Side.Sell, price);
        _walk.FallToMark(market, Side.Buy, market.Buys.ValueOf(price));
    }

    /// <summary>A request that travels.</summary>
    private void Send(VenueRequest request, string purpose)
    {
        var draws = new SeededRandom(_core.SeedOf(request.Account, request.Id, purpose));
        var isCancel = request.Kind == VenueRequestKind.Cancel;
        _agenda.Add(request, Now + _core.Options.Latency.Of(isCancel, draws.NextDouble));
        RunDue(Now);
    }

    /// <summary>A question: answered at once, or after what is being told now.</summary>
    private void Ask(VenueRequest request)
    {
        _agenda.Add(request, Now);
        RunDue(Now);
    }

    private void RunDue(Timestamp time)
    {
        if (_isBusy)
        {
            return;
        }

        if (IsIdle)
        {
            _core.Clock.AdvanceTo(time);
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

            _core.Clock.AdvanceTo(time);
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <summary>At one instant orders expire first, then requests arrive, then delayed reports are told.</summary>
    private void RunNext(Timestamp due)
    {
        _core.Clock.AdvanceTo(due);
        if (_agenda.NextExpiry == due)
        {
            var order = _agenda.TakeExpiry();
            if (order.IsOpen)
            {
                _core.Desk.Expire(order, EndReasons.GoodTillDate);
            }
        }
        else if (_agenda.NextRequest == due)
        {
            _intake.Act(_agenda.TakeRequest());
        }
        else
        {
            _core.Outlet.TellDelayed();
        }
    }
}
