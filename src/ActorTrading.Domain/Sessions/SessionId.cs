namespace ActorTrading.Domain.Sessions;

/// <summary>A trading session's id.</summary>
public readonly record struct SessionId(string Value) : IComparable<SessionId>
{
    public int CompareTo(SessionId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
