using System.Globalization;

namespace ActorTrading.Domain.Alerts;

/// <summary>The number of an alert: 1 for the first that this deployment raised.</summary>
public readonly record struct AlertId(long Value) : IComparable<AlertId>
{
    public int CompareTo(AlertId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
