using System.Collections.Immutable;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>What the live stream of a node is made of.</summary>
public sealed record MarketLoopOptions
{
    /// <summary>In the order in which market events number their instruments.</summary>
    public required ImmutableArray<MarketFeed> Feeds { get; init; }

    /// <summary>Gets what concerns a portfolio.</summary>
    public required IEvaluationSink Sink { get; init; }

    /// <summary>The clock of the data: the system's, or that of a recording that is played back.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The clock that handling is measured by, which no recording speeds up.</summary>
    public TimeProvider Wall { get; init; } = TimeProvider.System;

    /// <summary>
    /// Get every event before rules see it, in this order: the venue first, then what keeps the data.
    /// </summary>
    public ImmutableArray<IMarketTap> Taps { get; init; } = [];

    /// <summary>
    /// What indicators begin with, also after a failure; null for nothing. The stream keeps it up to date, and nobody
    /// else may touch it once the stream runs.
    /// </summary>
    public RecentBars? History { get; init; }

    /// <summary>Events that may wait for the market thread.</summary>
    public int QueueCapacity { get; init; } = 16_384;

    /// <summary>Data older than this is stale; bars may be older by their length.</summary>
    public TimeSpan DataAgeMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Hears when a symbol's data grows stale or comes back. On a timer's thread.</summary>
    public Action<DataAge> OnDataAge { get; init; } = static _ => { };

    /// <summary>Hears of failures of the stream. On the market thread; must not throw.</summary>
    public Action<MarketDefect> OnDefect { get; init; } = static _ => { };

    /// <summary>One failure more than this within <see cref="DefectWindow"/> suspends evaluation.</summary>
    public int DefectsMax { get; init; } = 5;

    public TimeSpan DefectWindow { get; init; } = TimeSpan.FromMinutes(1);
}
