using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Venues.States;

/// <summary>The venue's clock, its counters, and the requests that have not arrived.</summary>
public sealed record CoreState
{
    public required Timestamp Now { get; init; }

    public required long NextOrder { get; init; }

    public required long NextTrade { get; init; }

    public required long NextPosition { get; init; }

    /// <summary>The turn of the next order that has to wait for liquidity.</summary>
    public required long NextTurn { get; init; }

    /// <summary>In the order in which they arrive.</summary>
    public ImmutableArray<RequestState> Requests { get; init; } = [];
}
