namespace ActorTrading.Domain.Audit;

public abstract record AuditCommand
{
    private AuditCommand()
    {
    }

    public sealed record Note(AuditEntry Entry) : AuditCommand;
}
