using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.MarketData;

/// <summary>A market store that forgets with the process. Takes everything; for runs without a data folder.</summary>
public sealed class InMemoryMarketStore : IMarketStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(Symbol, Timeframe), SortedList<Timestamp, MarketBar>> _bars = [];
    private readonly SortedDictionary<Symbol, List<MarketTrade>> _trades = [];
    private long _written;

    public MarketStoreStatus Status => new(Volatile.Read(ref _written), Dropped: 0, Waiting: 0);

    public bool Offer(in MarketBar bar)
    {
        lock (_gate)
        {
            if (!_bars.TryGetValue((bar.Symbol, bar.Timeframe), out var series))
            {
                series = [];
                _bars.Add((bar.Symbol, bar.Timeframe), series);
            }

            series[bar.OpenTime] = bar;
            _written++;
        }

        return true;
    }

    public bool Offer(in MarketTrade trade)
    {
        lock (_gate)
        {
            if (!_trades.TryGetValue(trade.Symbol, out var series))
            {
                series = [];
                _trades.Add(trade.Symbol, series);
            }

            series.Add(trade);
            _written++;
        }

        return true;
    }

    public ValueTask Append(IReadOnlyList<MarketBar> bars, CancellationToken cancellation)
    {
        foreach (var bar in bars)
        {
            Offer(bar);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask Flush(CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask<IReadOnlyList<MarketBar>> ReadBars(BarQuery query, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var found = _bars.GetValueOrDefault((query.Symbol, query.Timeframe))?.Values
                .Where(b => b.OpenTime >= query.From && b.OpenTime < query.To) ?? [];
            return new([.. query.Latest ? found.TakeLast(query.Limit) : found.Take(query.Limit)]);
        }
    }

    public ValueTask<IReadOnlyList<MarketTrade>> ReadTrades(
        Symbol symbol, Timestamp from, Timestamp to, int limit, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var found = _trades.GetValueOrDefault(symbol) ?? [];
            return new([.. found.Where(t => t.Time >= from && t.Time < to).OrderBy(t => t.Time).Take(limit)]);
        }
    }

    public ValueTask<IReadOnlyList<MarketSeries>> List(CancellationToken cancellation)
    {
        lock (_gate)
        {
            var bars = _bars.Where(s => s.Value.Count > 0).Select(s => new MarketSeries(
                s.Key.Item1, s.Key.Item2, s.Value.Keys[0], s.Value.Keys[^1], s.Value.Count));
            var trades = _trades.Where(s => s.Value.Count > 0).Select(s => new MarketSeries(
                s.Key, Timeframe.Tick, s.Value.Min(t => t.Time), s.Value.Max(t => t.Time), s.Value.Count));
            return new([.. bars.Concat(trades).OrderBy(s => s.Symbol).ThenBy(s => s.Timeframe)]);
        }
    }

    public ValueTask<long> Prune(Timeframe timeframe, Timestamp before, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var removed = 0L;
            foreach (var (_, series) in timeframe.IsTick ? [] : _bars.Where(s => s.Key.Item2 == timeframe))
            {
                foreach (var time in series.Keys.Where(t => t < before).ToArray())
                {
                    removed += series.Remove(time) ? 1 : 0;
                }
            }

            foreach (var series in timeframe.IsTick ? _trades.Values.AsEnumerable() : [])
            {
                removed += series.RemoveAll(t => t.Time < before);
            }

            return new(removed);
        }
    }
}
