using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Alerts;

public abstract record AlertEvent
{
    private AlertEvent()
    {
    }

    public required Timestamp At { get; init; }

    public sealed record Raised(Alert Alert) : AlertEvent;

    public sealed record Worsened(AlertId Id, AlertKey Key, AlertSeverity Severity, string Message) : AlertEvent;

    public sealed record Acknowledged(AlertId Id, AlertKey Key, string By) : AlertEvent;

    public sealed record Cleared(AlertId Id, AlertKey Key, string By) : AlertEvent;
}
