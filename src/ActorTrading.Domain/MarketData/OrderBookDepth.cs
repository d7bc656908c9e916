using System.Collections.Immutable;

namespace ActorTrading.Domain.MarketData;

/// <summary>A price level of an order book.</summary>
public readonly record struct BookLevel(decimal Price, decimal Quantity);

/// <summary>
/// The top levels of an order book: bids from the highest down, asks from the lowest up, neither side empty.
/// </summary>
public sealed record OrderBookDepth(ImmutableArray<BookLevel> Bids, ImmutableArray<BookLevel> Asks)
{
    public BookLevel BestBid => Bids[0];

    public BookLevel BestAsk => Asks[0];
}
