using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Sessions;

public abstract record SessionEvent
{
    private SessionEvent()
    {
    }

    public required Timestamp At { get; init; }

    /// <summary>Accepted, to run from its scheduled start on.</summary>
    public sealed record Scheduled(SessionId Id, SessionConfig Config, string By) : SessionEvent;

    public sealed record Started(SessionId Id, SessionConfig Config, string By) : SessionEvent;

    public sealed record EntriesPaused(string Reason) : SessionEvent;

    public sealed record Resumed : SessionEvent;

    public sealed record Stopped(string Reason) : SessionEvent;

    public sealed record TradeCounted(long Number, Amount Profit) : SessionEvent;
}
