using System.Collections.Immutable;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Feeds;

/// <summary>A recording and how it is played.</summary>
public sealed record RecordedFeedOptions
{
    /// <summary>In the order in which its events number their instruments.</summary>
    public required ImmutableArray<MarketFeed> Feeds { get; init; }

    /// <summary>Opens the recording at its beginning.</summary>
    public required Func<IMarketDataSource> Open { get; init; }

    /// <summary>
    /// What was handled before, by this node or an earlier life of it: it is history and not played again.
    /// </summary>
    public ReplayCursor After { get; init; } = ReplayCursor.Beginning;

    /// <summary>Events before this time are history too; null to play from the beginning.</summary>
    public Timestamp? From { get; init; }

    /// <summary>
    /// Whether each event waits until the clock shows its time. Otherwise it is played as fast as it is taken, and the
    /// clock should follow the data (<see cref="DataClock"/>).
    /// </summary>
    public bool IsPaced { get; init; } = true;
}
