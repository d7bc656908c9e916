using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.TimeTravel;

/// <summary>The state in which an entity was after one of its events.</summary>
public sealed record PastState
{
    public required EntityId Entity { get; init; }

    /// <summary>Of the last event that is in the state; 0 for the state before any.</summary>
    public required long Sequence { get; init; }

    /// <summary>When that event was decided; null before any.</summary>
    public required Timestamp? At { get; init; }

    /// <summary>Hash of that event's record, which vouches for all before it.</summary>
    public required Digest ChainHash { get; init; }

    /// <summary>Canonical JSON.</summary>
    public required ReadOnlyMemory<byte> State { get; init; }

    /// <summary>SHA-256 over <see cref="State"/>, the same as of the live state at that time.</summary>
    public Digest StateHash => Digest.Of(State.Span);
}
