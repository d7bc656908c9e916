using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Engine.Streams.Watches;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// The way of a market event through a node: prices, bars and indicators once per symbol, then whoever it concerns.
/// The cost of an event follows what it changes, not the number of rules or portfolios.
/// </summary>
/// <remarks>Single-threaded: one pipeline is driven by one thread, in the order of event time.</remarks>
public sealed class MarketPipeline : IMarketView
{
    private readonly StageDirectory _stages;
    private readonly CorrelationStages _correlations;
    private readonly SnapshotReader _reader;
    private readonly IEvaluationSink _sink;
    private readonly Dictionary<PortfolioId, PortfolioWatch> _portfolios = [];
    private readonly WakeQueues _queues = new();
    private readonly AdviceBoard _advice;
    private readonly List<SymbolWatch> _woken = [];
    private long _dayEnd;

    /// <param name="history">What indicators begin with; null for nothing, as where all events come this way.</param>
    public MarketPipeline(IReadOnlyList<MarketFeed> feeds, IEvaluationSink sink, IBarHistory? history = null)
    {
        _stages = new StageDirectory(feeds, history);
        _correlations = new CorrelationStages(history);
        _reader = new SnapshotReader(_stages, _correlations);
        _sink = sink;
        _advice = new AdviceBoard(feeds.Count);
    }

    /// <summary>
    /// Looks at every rule and every limit with every event: the plain way, which the tests hold the other one to.
    /// </summary>
    public bool LooksAlways { get; init; }

    /// <summary>
    /// Whether what concerns a portfolio is handed to it. While it is not, prices, indicators and peaks are followed
    /// all the same, and what would have been looked at is looked at with the first event afterwards, as things stand
    /// then.
    /// </summary>
    public bool IsEvaluating { get; set; } = true;

    /// <summary>Portfolios that are watched.</summary>
    public int PortfolioCount => _portfolios.Count;

    /// <summary>Where the best prices of followed positions are put down; null for nowhere.</summary>
    public MarkBoard? Board { get; init; }

    /// <summary>Begins to compute what rules will ask for, so that it is warm when their session starts.</summary>
    public void WarmUp(CompiledRuleSet rules, SessionConfig session)
    {
        _correlations.Follow(session, _stages.IndexOf);
        foreach (var symbol in session.Symbols)
        {
            _stages.EvaluationStageOf(symbol, session).WarmUp(rules.Fields);
        }
    }

    /// <summary>
    /// Begins to watch for a portfolio, or goes on with other rules or another session. Trades nothing by itself.
    /// </summary>
    public void Bind(PortfolioBinding binding, PortfolioStanding standing)
    {
        var before = _portfolios.GetValueOrDefault(binding.Id);
        Unbind(binding.Id);
        _correlations.Follow(binding.Session, _stages.IndexOf);
        var watch = new PortfolioWatch(binding, _stages, _queues, before);
        _portfolios.Add(binding.Id, watch);
        watch.Observe(standing);
        PutPeaks(watch);
        foreach (var symbol in watch.Symbols)
        {
            if (_advice.Current(_stages.IndexOf(symbol.Symbol)) is { } advice)
            {
                symbol.Stage.OnAdvice(advice, advice.IssuedAt);
            }
        }
    }

    public void Unbind(PortfolioId portfolio)
    {
        if (_portfolios.Remove(portfolio, out var watch))
        {
            watch.Detach();
            Board?.SetPeaks(portfolio, []);
        }
    }

    /// <summary>Tells the stream that a portfolio's books or the state of its rules have changed.</summary>
    public void Observe(PortfolioId portfolio, PortfolioStanding standing)
    {
        if (_portfolios.TryGetValue(portfolio, out var watch))
        {
            watch.Observe(standing);
            PutPeaks(watch);
        }
    }

    public void OnAdvice(Symbol symbol, Advice advice)
    {
        var index = _stages.IndexOf(symbol);
        _advice.Put(index, advice);
        _stages.OnAdvice(index, advice, advice.IssuedAt);
        foreach (var portfolio in _portfolios.Values)
        {
            portfolio.AdviceMoved();
        }
    }

    public void OnMarket(in MarketEvent e)
    {
        if (_advice.TryExpire(e.Time, out var expired))
        {
            ExpireAdvice(expired, e.Time);
        }

        _stages.OnMarket(e);
        if (!_correlations.IsEmpty && _correlations.OnMarket(e))
        {
            MoveCorrelations();
        }

        if (e.Time.Ticks >= _dayEnd)
        {
            BeginDay(e.Time);
        }

        if (LooksAlways)
        {
            LookAtAll();
        }

        _queues.WakeDue(e.Time);
        if (!_queues.IsEmpty)
        {
            LookAtMarks();
            if (IsEvaluating)
            {
                Dispatch(e.Time);
            }
        }
    }

    /// <summary>
    /// The latest prices of the symbols that the portfolio trades; of all symbols while no session of it runs.
    /// </summary>
    public MarkSnapshot MarksOf(PortfolioId portfolio, Timestamp at) =>
        new(at, _portfolios.TryGetValue(portfolio, out var watch) ? _reader.Marks(watch) : _reader.AllMarks());

    private void LookAtAll()
    {
        foreach (var portfolio in _portfolios.Values)
        {
            _queues.LimitsPassed(portfolio);
            portfolio.WakeAll();
        }
    }

    private void MoveCorrelations()
    {
        foreach (var portfolio in _portfolios.Values)
        {
            portfolio.CorrelationsMoved();
        }
    }

    // Each trading day's first equity is what its losses count from, also in the rules that look at them.
    private void BeginDay(Timestamp now)
    {
        _dayEnd = (now.Floor(TimeSpan.FromDays(1)) + TimeSpan.FromDays(1)).Ticks;
        foreach (var portfolio in _portfolios.Values)
        {
            _queues.LimitsPassed(portfolio);
            portfolio.WakeAll();
        }
    }

    private void ExpireAdvice(ImmutableArray<int> instruments, Timestamp at)
    {
        foreach (var instrument in instruments)
        {
            _stages.OnAdvice(instrument, advice: null, at);
        }
    }

    private void LookAtMarks()
    {
        while (_queues.Marks.TryDequeue(out var portfolio))
        {
            if (portfolio.LookAtMarks())
            {
                PutPeaks(portfolio);
            }
        }
    }

    private void PutPeaks(PortfolioWatch watch) => Board?.SetPeaks(watch.Id, watch.Peaks());

    private void Dispatch(Timestamp at)
    {
        while (_queues.TryTakeLimit(out var portfolio))
        {
            _sink.Mark(portfolio.Id, new MarkSnapshot(at, _reader.Marks(portfolio)));
        }

        _queues.TakeSymbols(_woken);
        foreach (var watch in _woken)
        {
            watch.Sleep();
            if (_portfolios.GetValueOrDefault(watch.Portfolio.Id) == watch.Portfolio)
            {
                Evaluate(watch, at);
            }
        }

        _woken.Clear();
    }

    // What cannot be judged yet, for want of a price or of values that are fresh, is looked at again with each event of
    // its symbol until it can.
    private void Evaluate(SymbolWatch watch, Timestamp at)
    {
        if (!watch.Stage.Quote.HasPrice)
        {
            watch.LookAgain();
            return;
        }

        if (!LooksAlways && !watch.CanHaveTurned(at))
        {
            _queues.Schedule(watch, at);
            return;
        }

        var market = _reader.Read(watch, at);
        _sink.Evaluate(watch.Portfolio.Id, watch.Portfolio.Rules, market);
        _queues.Schedule(watch, at);
        foreach (var value in market.Values)
        {
            if (value.Availability == Availability.Stale)
            {
                watch.LookAgain();
                return;
            }
        }
    }
}
