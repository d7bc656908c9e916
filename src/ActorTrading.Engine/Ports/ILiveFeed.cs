using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.Ports;

/// <summary>
/// A source of market data that goes on: an exchange's stream, a recording played back, a made-up market.
/// </summary>
/// <remarks>
/// Obligations: events are normalised, come in order of their time per instrument, and are pushed when their time has
/// come by the clock of the node. A lost connection is the feed's own business, and shows in <see cref="Status"/>.
/// </remarks>
public interface ILiveFeed
{
    /// <summary>What it brings; its events and histories number instruments by their position here.</summary>
    ImmutableArray<MarketFeed> Feeds { get; }

    LiveFeedStatus Status { get; }

    /// <summary>
    /// The last finished bars of an instrument from before now, oldest first: as many as asked for, fewer where it has
    /// no more. Asked before <see cref="Run"/>; an event that is pushed later belongs to none of them.
    /// </summary>
    ValueTask<IReadOnlyList<MarketEvent>> History(
        int instrument, Timeframe timeframe, int count, CancellationToken cancellation);

    /// <summary>Pushes events until it is cancelled, or until the data ends. Called once.</summary>
    Task Run(IMarketInlet inlet, CancellationToken cancellation);
}
