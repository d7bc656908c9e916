using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Journals;

/// <summary>One event as it is stored. Immutable, the payload's bytes included.</summary>
public sealed record JournalRecord
{
    private Digest _hash;

    public required EntityId Entity { get; init; }

    /// <summary>1 for an entity's first event, and then without a gap.</summary>
    public required long Sequence { get; init; }

    /// <summary>The writer's ownership epoch; never falls as the sequence rises.</summary>
    public required long Epoch { get; init; }

    public required EventManifest Manifest { get; init; }

    /// <summary>UTF-8.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>When the writer decided, in UTC and to the tick (100 ns).</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The command that caused the event; the same for all events of one batch.</summary>
    public string? CommandId { get; init; }

    /// <summary>See <see cref="HashChain"/>.</summary>
    public required Digest Hash
    {
        get => _hash;
        init => _hash = value;
    }

    /// <summary>Gives a record that nobody else has seen yet its place in the chain.</summary>
    internal Digest Link(in Digest previous) => _hash = HashChain.Next(previous, this);
}
