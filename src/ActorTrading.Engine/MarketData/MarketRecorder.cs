using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.MarketData;

/// <summary>
/// Puts finished bars, and trades where they are wanted, into the store. It never holds up the stream: what the store
/// has no room for is dropped, and counted there.
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

    /// <summary>Give this to <see cref="RecentBars.Finished"/>.</summary>
    public void OnFinished(in MarketEvent bar) => store.Offer(MarketBar.Of(_symbols[bar.Instrument], bar));
}
