namespace ActorTrading.Domain.Audit;

/// <summary>Stable codes of refused lines of the audit trail.</summary>
public static class AuditRejection
{
    public const string IdMissing = "audit_id_missing";
    public const string ActorMissing = "audit_actor_missing";
    public const string ActionMissing = "audit_action_missing";
}
