using System.ComponentModel;

namespace ActorTrading.Host.Http.Entities;

/// <summary>Why something is done to an entity.</summary>
public sealed record EntityReason
{
    [Description("For the audit trail.")]
    public required string Reason { get; init; }
}
