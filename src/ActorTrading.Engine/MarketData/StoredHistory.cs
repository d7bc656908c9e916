using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.MarketData;

/// <summary>Makes the bars of longer timeframes from the shorter ones that a store holds.</summary>
public sealed class StoredHistory(IMarketStore store) : IHistorySource
{
    private const int PageBars = 10_000;

    public async Task<IReadOnlyList<MarketBar>> Read(
        Symbol symbol, Timeframe timeframe, Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        var shorter = await LongestShorter(symbol, timeframe, cancellation).ConfigureAwait(false);
        var bars = new List<MarketBar>();
        var aggregator = new BarAggregator(timeframe);
        for (var next = from; next < to;)
        {
            var page = await store.ReadBars(
                new(symbol, shorter) { From = next, To = to, Limit = PageBars }, cancellation).ConfigureAwait(false);
            foreach (var bar in page)
            {
                Add(bar.ToEvent(instrument: 0));
            }

            next = page.Count < PageBars ? to : page[^1].OpenTime + shorter.Length;
        }

        for (var more = aggregator.CloseUpTo(to, out var last); more; more = aggregator.CloseUpTo(to, out last))
        {
            bars.Add(MarketBar.Of(symbol, last));
        }

        return bars;

        void Add(in MarketEvent @event)
        {
            var more = aggregator.Add(@event, out var bar);
            while (more)
            {
                bars.Add(MarketBar.Of(symbol, bar));
                more = aggregator.CloseUpTo(@event.Time, out bar);
            }
        }
    }

    private async Task<Timeframe> LongestShorter(
        Symbol symbol, Timeframe timeframe, CancellationToken cancellation)
    {
        var series = await store.List(cancellation).ConfigureAwait(false);
        var fitting = series
            .Where(s => s.Symbol == symbol && !s.Timeframe.IsTick)
            .Where(s => s.Timeframe.Seconds < timeframe.Seconds && timeframe.Seconds % s.Timeframe.Seconds == 0)
            .Select(s => s.Timeframe)
            .ToArray();
        return fitting.Length > 0
            ? fitting.Max()
            : throw new HistoryMissingException(
                $"The store holds no bars of {symbol} from which {timeframe} could be made.");
    }
}
