namespace ActorTrading.Domain.Audit;

public abstract record AuditEvent
{
    private AuditEvent()
    {
    }

    public sealed record Noted(AuditEntry Entry) : AuditEvent;
}
