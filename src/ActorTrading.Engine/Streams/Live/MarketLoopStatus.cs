using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>How the live stream is doing at one moment.</summary>
public sealed record MarketLoopStatus
{
    public required bool IsRunning { get; init; }

    /// <summary>Whether rules are looked at.</summary>
    public required bool IsEvaluating { get; init; }

    /// <summary>Rules are not looked at any more because the stream failed too often.</summary>
    public required bool IsSuspended { get; init; }

    /// <summary>Portfolios whose rules are watched, as far as the stream has heard of them.</summary>
    public required int Portfolios { get; init; }

    public required int QueueDepth { get; init; }

    public required int QueueCapacity { get; init; }

    /// <summary>Events handled since the start.</summary>
    public required long Events { get; init; }

    /// <summary>Events that a newer one took the place of before they were handled.</summary>
    public required long Conflated { get; init; }

    /// <summary>How often a feed had to wait for room.</summary>
    public required long Waits { get; init; }

    public required double EventsPerSecond { get; init; }

    /// <summary>From an event's own time to the end of its handling, the way from the venue included.</summary>
    public required LagFigures EventLag { get; init; }

    /// <summary>From its arrival in the node to the end of its handling.</summary>
    public required LagFigures Lag { get; init; }

    public required int Defects { get; init; }

    public required ImmutableArray<SymbolStatus> Symbols { get; init; }
}

/// <param name="LastEvent">Null before the first.</param>
/// <param name="IsStale">Its data is older than it may be, as the watchdog last saw it.</param>
public sealed record SymbolStatus(Symbol Symbol, Timestamp? LastEvent, long Events, bool IsStale);
