using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Audit;

/// <summary>Who did what, to what, why, from where, and what came of it.</summary>
public sealed record AuditEntry
{
    /// <summary>Characters of a text that are kept; the rest is cut.</summary>
    public const int TextLengthMax = 1_000;

    public required AuditEntryId Id { get; init; }

    public required Timestamp At { get; init; }

    /// <summary>The token's id, or the part of the node that acted.</summary>
    public required string Actor { get; init; }

    /// <summary>The role in which it acted; null for nobody who was let in.</summary>
    public string? Role { get; init; }

    /// <summary>What was to be done: <c>revoke_token</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was to be done to.</summary>
    public required string Target { get; init; }

    public string? Reason { get; init; }

    public required AuditOutcome Outcome { get; init; }

    /// <summary>The code of a refusal or failure.</summary>
    public string? Code { get; init; }

    /// <summary>How the target stood before, in short.</summary>
    public string? Before { get; init; }

    /// <summary>How it stands now, in short.</summary>
    public string? After { get; init; }

    public string? RemoteAddress { get; init; }

    public CorrelationId? CorrelationId { get; init; }
}
