namespace ActorTrading.Domain.Alerts;

/// <summary>What an alert is about. While one stands, another of the same key is the same alert.</summary>
public readonly record struct AlertKey(string Value) : IComparable<AlertKey>
{
    public static AlertKey Of(string code, string target) => new($"{code} {target}");

    public int CompareTo(AlertKey other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
