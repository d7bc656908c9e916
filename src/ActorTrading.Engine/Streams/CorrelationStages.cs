using System.Collections.Immutable;
using ActorTrading.Domain.Indicators;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// Rolling correlations of bar returns between the symbols of a session, kept once per timeframe and pair. Two bars
/// count together only where they closed at the same time.
/// </summary>
internal sealed class CorrelationStages(IBarHistory? history)
{
    /// <summary>Returns that a correlation looks back over.</summary>
    public const int Period = 50;

    private readonly Dictionary<Timeframe, Board> _boards = [];

    public bool IsEmpty => _boards.Count == 0;

    public void Follow(SessionConfig session, Func<Symbol, int> indexOf)
    {
        if (session.Symbols.Length < 2)
        {
            return;
        }

        if (!_boards.TryGetValue(session.DefaultTimeframe, out var board))
        {
            board = new Board(session.DefaultTimeframe, history);
            _boards.Add(session.DefaultTimeframe, board);
        }

        foreach (var symbol in session.Symbols)
        {
            board.Follow(symbol, indexOf(symbol));
        }
    }

    /// <returns>Whether a correlation may have changed.</returns>
    public bool OnMarket(in MarketEvent e)
    {
        var hasMoved = false;
        foreach (var (_, board) in _boards)
        {
            hasMoved |= board.OnMarket(e);
        }

        return hasMoved;
    }

    public ImmutableArray<SymbolCorrelation> Of(Symbol symbol, SessionConfig session) =>
        _boards.TryGetValue(session.DefaultTimeframe, out var board) ? board.Of(symbol, session.Symbols) : [];

    private sealed class Board(Timeframe timeframe, IBarHistory? history)
    {
        private readonly List<Series> _series = [];
        private readonly Dictionary<(Symbol, Symbol), RollingCorrelation> _pairs = [];

        public void Follow(Symbol symbol, int instrument)
        {
            if (_series.Any(s => s.Symbol == symbol))
            {
                return;
            }

            foreach (var other in _series)
            {
                _pairs.Add(Ordered(symbol, other.Symbol), new RollingCorrelation(Period));
            }

            var past = history is null ? null : new StageHistory(history, instrument);
            var aggregator = StageHistory.Aggregator(past, timeframe, Timeframe.Tick);
            var series = new Series(symbol, instrument, aggregator);
            if (past is not null)
            {
                Recall(series, past.Bars(timeframe));
            }

            _series.Add(series);
        }

        public bool OnMarket(in MarketEvent e)
        {
            var hasMoved = false;
            foreach (var series in _series)
            {
                if (series.Instrument != e.Instrument)
                {
                    continue;
                }

                if (e.Kind == MarketEventKind.Bar && e.Timeframe == timeframe)
                {
                    Close(series, e);
                    hasMoved = true;
                    continue;
                }

                for (var more = series.Aggregator.Add(e, out var bar);
                    more;
                    more = series.Aggregator.CloseUpTo(e.Time, out bar))
                {
                    Close(series, bar);
                    hasMoved = true;
                }
            }

            return hasMoved;
        }

        public ImmutableArray<SymbolCorrelation> Of(Symbol symbol, ImmutableArray<Symbol> others)
        {
            var found = ImmutableArray.CreateBuilder<SymbolCorrelation>(others.Length);
            foreach (var other in others)
            {
                if (other != symbol && _pairs.TryGetValue(Ordered(symbol, other), out var pair) && pair.IsReady)
                {
                    found.Add(new SymbolCorrelation(other, pair.Value));
                }
            }

            return found.DrainToImmutable();
        }

        // Goes through the past of every pair with the added one, as if it had been followed all along.
        private void Recall(Series added, IReadOnlyList<MarketEvent> bars)
        {
            var replays = _series.Select(s => (Series: s, Bars: Past(s))).ToArray();
            foreach (var bar in bars)
            {
                added.Close(bar.Time, (double)bar.Close);
                foreach (var (other, past) in replays)
                {
                    if (past.TryGetValue(bar.Time, out var change) && !double.IsNaN(added.Return))
                    {
                        var key = Ordered(added.Symbol, other.Symbol);
                        var (x, y) = key.First == added.Symbol ? (added.Return, change) : (change, added.Return);
                        _pairs[key].Update(x, y);
                    }
                }
            }
        }

        // Returns by the close of their bars.
        private Dictionary<Timestamp, double> Past(Series series)
        {
            var bars = new StageHistory(history!, series.Instrument).Bars(timeframe);
            return bars.Zip(bars.Skip(1)).ToDictionary(
                pair => pair.Second.Time, pair => Math.Log((double)pair.Second.Close / (double)pair.First.Close));
        }

        private static (Symbol First, Symbol Second) Ordered(Symbol a, Symbol b) =>
            a.CompareTo(b) < 0 ? (a, b) : (b, a);

        private void Close(Series series, in MarketEvent bar)
        {
            series.Close(bar.Time, (double)bar.Close);
            Pair(series);
        }

        private void Pair(Series closed)
        {
            foreach (var other in _series)
            {
                if (other == closed
                    || other.ClosedAt != closed.ClosedAt
                    || double.IsNaN(other.Return)
                    || double.IsNaN(closed.Return))
                {
                    continue;
                }

                var key = Ordered(closed.Symbol, other.Symbol);
                var (x, y) = key.First == closed.Symbol ? (closed, other) : (other, closed);
                _pairs[key].Update(x.Return, y.Return);
            }
        }
    }

    private sealed class Series(Symbol symbol, int instrument, BarAggregator aggregator)
    {
        private double _close = double.NaN;

        public Symbol Symbol { get; } = symbol;

        public int Instrument { get; } = instrument;

        public BarAggregator Aggregator { get; } = aggregator;

        public Timestamp ClosedAt { get; private set; }

        public double Return { get; private set; } = double.NaN;

        public void Close(Timestamp at, double close)
        {
            Return = Math.Log(close / _close);
            (_close, ClosedAt) = (close, at);
        }
    }
}
