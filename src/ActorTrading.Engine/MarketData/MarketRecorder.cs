using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.MarketData;

/// <summary>
/// Puts finished bars, once attached, and as a tap trades where they are wanted, into the store. It never holds up the
/// stream: what the store has no room for is dropped, and counted there.
/// </summary>
/// <param name="keepsTrades">Every public trade; much more than bars.</param>
public sealed class MarketRecorder(IMarketStore store, IReadOnlyList<MarketFeed> feeds, bool keepsTrades) : IMarketTap
{
    private readonly ImmutableArray<Symbol> _symbols = [.. feeds.Select(f => f.Instrument.Symbol)];

    public void OnMarket(in MarketEvent e)
    {
        if (keepsTrades && e.Kind == MarketEventKind.Trade)
        {
            store.Offer(MarketTrade.Of(_symbols[e.Instrument], e));
        }
    }

    /// <summary>
    /// Fills recent bars up from the store, then from what the feeds know beyond it, and keeps every bar that they
    /// finish from then on. Before the stream starts.
    /// </summary>
    /// <param name="sources">In the order in which the node numbers their instruments, one after the other.</param>
    /// <param name="now">Later bars are of another life of this market, such as a recording played before.</param>
    public async Task Attach(
        RecentBars bars, IReadOnlyList<ILiveFeed> sources, Timestamp now, CancellationToken cancellation)
    {
        await bars.LoadFrom(store, feeds, now, cancellation).ConfigureAwait(false);
        bars.Finished = OnFinished;
        var first = 0;
        foreach (var source in sources)
        {
            await bars.LoadFrom(source, first, cancellation).ConfigureAwait(false);
            first += source.Feeds.Length;
        }
    }

    private void OnFinished(in MarketEvent bar) => store.Offer(MarketBar.Of(_symbols[bar.Instrument], bar));
}
