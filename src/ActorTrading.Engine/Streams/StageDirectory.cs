using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// The stages of each symbol: one that follows every event of the feed, and one per timeframe for sessions that look at
/// their rules only when a bar closes.
/// </summary>
internal sealed class StageDirectory
{
    private readonly InstrumentStages[] _instruments;
    private readonly Dictionary<Symbol, int> _indices = [];
    private readonly EventTurn _event = new();

    public StageDirectory(IReadOnlyList<MarketFeed> feeds, IBarHistory? history)
    {
        _instruments =
        [
            .. feeds.Select((feed, i) => new InstrumentStages(
                feed, _event, history is null ? null : new StageHistory(history, i))),
        ];
        for (var i = 0; i < feeds.Count; i++)
        {
            _indices.Add(feeds[i].Instrument.Symbol, i);
        }
    }

    public IEnumerable<SymbolStage> PriceStages => _instruments.Select(i => i.Price);

    public int IndexOf(Symbol symbol) => _indices.TryGetValue(symbol, out var index)
        ? index
        : throw new ArgumentException($"No feed brings {symbol}.", nameof(symbol));

    public bool Has(Symbol symbol) => _indices.ContainsKey(symbol);

    public SymbolStage PriceStageOf(Symbol symbol) => _instruments[IndexOf(symbol)].Price;

    public SymbolStage EvaluationStageOf(Symbol symbol, SessionConfig session) =>
        _instruments[IndexOf(symbol)].For(session);

    public void OnMarket(in MarketEvent e)
    {
        _event.Begin();
        _instruments[e.Instrument].OnMarket(e);
    }

    public void OnAdvice(int instrument, Advice? advice, Domain.Time.Timestamp at)
    {
        foreach (var stage in _instruments[instrument].All)
        {
            stage.OnAdvice(advice, at);
        }
    }

    private sealed class InstrumentStages(MarketFeed feed, EventTurn @event, StageHistory? history)
    {
        private readonly List<(BarAggregator Aggregator, SymbolStage Stage)> _bars = [];

        public SymbolStage Price { get; } = new(feed.Instrument, feed.Timeframe, @event, history);

        public IEnumerable<SymbolStage> All => _bars.Select(b => b.Stage).Prepend(Price);

        public SymbolStage For(SessionConfig session)
        {
            if (session.Evaluation == EvaluationMode.EveryTick || session.DefaultTimeframe == feed.Timeframe)
            {
                return Price;
            }

            foreach (var (_, known) in _bars)
            {
                if (known.SourceTimeframe == session.DefaultTimeframe)
                {
                    return known;
                }
            }

            var timeframe = session.DefaultTimeframe;
            var stage = new SymbolStage(feed.Instrument, timeframe, @event, history);
            _bars.Add((StageHistory.Aggregator(history, timeframe, feed.Timeframe), stage));
            return stage;
        }

        public void OnMarket(in MarketEvent e)
        {
            Price.OnMarket(e);
            foreach (var (aggregator, stage) in _bars)
            {
                if (e.Kind is MarketEventKind.Quote or MarketEventKind.Depth)
                {
                    stage.Quote.SetQuote(e);
                }

                for (var more = aggregator.Add(e, out var bar); more; more = aggregator.CloseUpTo(e.Time, out bar))
                {
                    stage.OnMarket(bar);
                }
            }
        }
    }
}
