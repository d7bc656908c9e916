namespace ActorTrading.Domain.Audit;

/// <summary>The id of one line of the audit trail, made with it, so that writing it again adds none.</summary>
public readonly record struct AuditEntryId(string Value) : IComparable<AuditEntryId>
{
    public int CompareTo(AuditEntryId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
