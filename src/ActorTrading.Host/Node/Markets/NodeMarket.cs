using System.Collections.Immutable;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Node.Markets;

/// <summary>The market of a node: where its data comes from, by which clock, and what the paper venue makes of it.
/// </summary>
internal sealed record NodeMarket : IDisposable
{
    public required ILiveFeed Feed { get; init; }

    public ImmutableArray<MarketFeed> Feeds => Feed.Feeds;

    /// <summary>The clock that the data's times are of: the system's, or a recording's.</summary>
    public required TimeProvider Clock { get; init; }

    public required VenueModel Model { get; init; }

    public required InletPolicy Policy { get; init; }

    /// <summary>What has to see the events beside venue, store and rules.</summary>
    public ImmutableArray<IMarketTap> Taps { get; init; } = [];

    /// <summary>In a sentence, for whoever starts the node.</summary>
    public required string Description { get; init; }

    /// <summary>What keeps the place in a recording; null where there is none to keep.</summary>
    public IDisposable? Bookmark { get; init; }

    public void Dispose()
    {
        Bookmark?.Dispose();
        (Feed as IDisposable)?.Dispose();
    }
}
