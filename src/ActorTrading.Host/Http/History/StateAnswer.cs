using System.Text.Json;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.TimeTravel;

namespace ActorTrading.Host.Http.History;

/// <summary>The state in which an entity was.</summary>
public sealed record StateAnswer
{
    public required string Type { get; init; }

    public required string Key { get; init; }

    /// <summary>Of the last event that is in the state; 0 for the state before any.</summary>
    public required long Sequence { get; init; }

    /// <summary>When that event happened; left out before any.</summary>
    public Timestamp? At { get; init; }

    /// <summary>Of that event's record, chained to all before it.</summary>
    public required string ChainHash { get; init; }

    /// <summary>SHA-256 over the state's canonical bytes.</summary>
    public required string StateHash { get; init; }

    public required JsonElement State { get; init; }

    public static StateAnswer Of(PastState past) => new()
    {
        Type = past.Entity.Type,
        Key = past.Entity.Key,
        Sequence = past.Sequence,
        At = past.At,
        ChainHash = past.ChainHash.ToString(),
        StateHash = past.StateHash.ToString(),
        State = JsonElement.Parse(past.State.Span),
    };
}
