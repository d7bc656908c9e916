using ActorTrading.Domain.Access;
using ActorTrading.Domain.Audit;

namespace ActorTrading.Host.Http.Operations;

/// <summary>What a line of the audit trail says beside when, from where and in which request.</summary>
internal sealed record AuditNote(string Action, string Target, AuditOutcome Outcome)
{
    public required string Actor { get; init; }

    public Role? Role { get; init; }

    /// <summary>Made of the command's id where there is one, so that a repeat adds no line.</summary>
    public string? Id { get; init; }

    public string? Reason { get; init; }

    public string? Code { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}
