using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Feeds;

/// <summary>How far a recording has been handled: up to this time, and so many events at it.</summary>
public readonly record struct ReplayCursor(Timestamp Time, int EventsAtTime)
{
    /// <summary>Nothing has been handled.</summary>
    public static ReplayCursor Beginning => default;

    /// <summary>One event further.</summary>
    public ReplayCursor After(Timestamp time) =>
        time == Time ? this with { EventsAtTime = EventsAtTime + 1 } : new(time, 1);
}
