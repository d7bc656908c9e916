using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// Watches a run and keeps what its report needs. Decisions and finished orders go to a log as they happen; kept are
/// trades, open orders, and samples of bounded number, so that memory does not grow with the length of the data.
/// </summary>
/// <remarks>
/// An event that changes no portfolio costs a few comparisons and allocates nothing. Equity is one line over all
/// portfolios (constant plus slopes times prices), brought up to date when one of them changes.
/// </remarks>
public sealed class RunRecorder : IPortfolioWatchers, IBacktestObserver, IDisposable
{
    private readonly SymbolTrack[] _symbols;
    private readonly Dictionary<Symbol, int> _indexOf = [];
    private readonly Dictionary<PortfolioId, PortfolioTrack> _portfolios = [];
    private readonly Amount _startBalance;
    private readonly TimeSpan _sampleEvery;
    private readonly EquityTotal _total;
    private readonly OrderRecorder _orders;
    private readonly DecisionRecorder _decisions;
    private readonly DenialTally _denials = new();
    private readonly RuleTally _rules;
    private readonly TradeRecorder _trades;
    private EquityRecorder? _equity;
    private Timestamp _firstTime;
    private Timestamp _lastTime;
    private decimal _tradedNotional;

    /// <param name="setup">Of the run; the recorder has to be among its watchers and to observe it.</param>
    /// <param name="log">Not disposed of.</param>
    /// <param name="sampleEvery">Least event time between two marks of equity where no bar closes.</param>
    /// <exception cref="BacktestSetupException">
    /// There is no portfolio, or they count in different currencies.
    /// </exception>
    public RunRecorder(BacktestSetup setup, IRunLog log, TimeSpan sampleEvery)
    {
        _startBalance = StartBalanceOf(setup);
        _sampleEvery = sampleEvery;
        _symbols = [.. setup.Feeds.Select(feed => new SymbolTrack(feed, sampleEvery))];
        for (var i = 0; i < _symbols.Length; i++)
        {
            _indexOf.Add(_symbols[i].Symbol, i);
        }

        foreach (var portfolio in setup.Portfolios)
        {
            _portfolios.Add(portfolio.Id, new PortfolioTrack(portfolio));
        }

        _total = new EquityTotal(_symbols);
        _orders = new OrderRecorder(log);
        _decisions = new DecisionRecorder(log, _denials);
        _rules = new RuleTally(_portfolios.Values.Select(p => p.Rules));
        _trades = new TradeRecorder(symbol => _symbols[_indexOf[symbol]]);
    }

    /// <summary>SHA-256 over all orders and what became of them, so far, in hexadecimal.</summary>
    public string OrderHash => _orders.Hash();

    public void OnEvent(in MarketEvent e, bool isWarmUp)
    {
        var symbol = _symbols[e.Instrument];
        if (isWarmUp)
        {
            symbol.WarmUp(e);
            return;
        }

        if (_equity is null)
        {
            Start(e.Time);
        }

        _lastTime = e.Time;
        symbol.Observe(e);
        var isBar = e.Kind == MarketEventKind.Bar;
        if (isBar || e.Time.Ticks >= _equity!.NextTicks)
        {
            _equity!.OnPrices(e.Time, isBar);
        }
    }

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        var track = _portfolios[portfolio.Id];
        foreach (var e in events)
        {
            _rules.Count(track.Rules, e);
            _decisions.Record(track, e, OrderOf(e));
            Follow(track, portfolio, e);
        }

        _trades.Update(track, portfolio);
        if (!ReferenceEquals(portfolio.Ledger, track.Latest.Ledger))
        {
            var line = EquityLine.Of(portfolio, _indexOf);
            _total.Replace(track.Line, line);
            track.Line = line;
            _equity?.OnBooks(events.Count > 0 ? events[^1].At : _lastTime);
        }

        track.Latest = portfolio;
    }

    /// <summary>What the run has come to. Call it once, at the end.</summary>
    /// <exception cref="BacktestSetupException">No event was traded on.</exception>
    public RecordedRun Complete()
    {
        if (_equity is null)
        {
            throw new BacktestSetupException(
                "No market event falls into the time that is traded on; check the period and the data.");
        }

        _orders.Complete();
        _equity.Complete(_lastTime);
        return new RecordedRun
        {
            StartBalance = _startBalance,
            FirstTime = _firstTime,
            LastTime = _lastTime,
            Daily = _equity.Curve.ReadDaily(),
            Curve = _equity.Curve.ReadCurve(),
            Drawdown = _equity.Curve.ReadDrawdown(),
            Exposure = _equity.Exposure.Read(_lastTime),
            Trades = [.. _trades.Trades],
            Prices =
            [
                .. _symbols.Select(
                    s => TradeCharts.Of(s, _trades.Trades, _portfolios.Values)).Where(c => !c.Bars.IsEmpty),
            ],
            Market = [.. _symbols.Select(s => s.Move).OfType<Metrics.MarketMove>()],
            Fees = Sum(p => p.Ledger.ResultIn(p.BaseCurrency).Fees),
            TradedNotional = new(_tradedNotional, _startBalance.Currency),
            Orders = _orders.Counts,
            OrderHash = OrderHash,
            Rules = _rules.Read(),
            Denials = _denials.Read(),
            OpenPositions =
            [
                .. _portfolios.Values.SelectMany(p => PortfolioViews.Of(p.Latest, MarksAt(_lastTime)).Positions),
            ],
            Sources = [.. _symbols.Select(s => s.Source)],
        };
    }

    public void Dispose() => _orders.Dispose();

    private static Amount StartBalanceOf(BacktestSetup setup)
    {
        var currencies = setup.Portfolios.Select(p => p.Cash.Currency).Distinct().ToArray();
        return currencies.Length == 1
            ? setup.Portfolios.Aggregate(Amount.Zero(currencies[0]), (sum, p) => sum + p.Cash)
            : throw new BacktestSetupException(
                currencies.Length == 0
                    ? "There is no portfolio to trade; give at least one."
                    : $"The portfolios count in {string.Join(", ", currencies)}; a report adds them up, so run each "
                        + "currency by itself.");
    }

    private void Start(Timestamp time)
    {
        _firstTime = time;
        _equity = new EquityRecorder(_total, time, _startBalance, _sampleEvery);
    }

    private OpenOrder? OrderOf(PortfolioEvent e) => e switch
    {
        PortfolioEvent.CancelRequested c => _orders.Find(c.Id),
        PortfolioEvent.OrderReported r => _orders.Find(r.Report.OrderId),
        _ => null,
    };

    private void Follow(PortfolioTrack track, Portfolio portfolio, PortfolioEvent @event)
    {
        switch (@event)
        {
            case PortfolioEvent.OrderIntended e:
                _orders.Intended(track.Id, e);
                break;
            case PortfolioEvent.OrderDenied e:
                _orders.Denied(track.Id, e);
                break;
            case PortfolioEvent.CancelRequested e:
                _orders.CancelRequested(e);
                break;
            case PortfolioEvent.OrderReported e:
                _orders.Reported(e.Report);
                break;
            case PortfolioEvent.OrderFilled e:
                Book(track, portfolio, e.Fill);
                break;
            case PortfolioEvent.Liquidated e:
                Book(track, portfolio, e.Fill);
                break;
        }
    }

    private void Book(PortfolioTrack track, Portfolio portfolio, Fill fill)
    {
        _orders.Filled(fill);
        _tradedNotional += portfolio.InstrumentOf(fill.Symbol).Notional(fill.Price, fill.Quantity).Value;
        track.Watches.GetValueOrDefault(fill.Symbol)?.Observe(fill.Price);
    }

    private MarkSnapshot MarksAt(Timestamp at) => new(at, [.. _symbols.Select(s => s.Mark).OfType<MarkPrice>()]);

    private Amount Sum(Func<Portfolio, Amount> value) =>
        _portfolios.Values.Aggregate(Amount.Zero(_startBalance.Currency), (sum, p) => sum + value(p.Latest));
}
