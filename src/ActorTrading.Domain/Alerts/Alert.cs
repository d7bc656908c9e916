using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Alerts;

/// <summary>Something that somebody should look at, from when it is raised until it is cleared.</summary>
public sealed record Alert
{
    public required AlertId Id { get; init; }

    public required AlertKey Key { get; init; }

    /// <summary>Stable, in snake case: <c>order_unknown</c>.</summary>
    public required string Code { get; init; }

    public required AlertSeverity Severity { get; init; }

    public required string Target { get; init; }

    public required string Message { get; init; }

    public required Timestamp RaisedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public Timestamp? AcknowledgedAt { get; init; }
}
