using System.Globalization;

namespace ActorTrading.Domain.Money;

/// <summary>The price of one unit of a base asset in the quote currency of its instrument.</summary>
public readonly record struct Price(decimal Value) : IComparable<Price>
{
    public bool IsPositive => Value > 0m;

    /// <summary>Down to a multiple of the tick; a tick of zero leaves the price as it is.</summary>
    public Price RoundDownTo(decimal tick) => new(Rounding.Down(Value, tick));

    /// <summary>Up to a multiple of the tick; a tick of zero leaves the price as it is.</summary>
    public Price RoundUpTo(decimal tick) => new(Rounding.Up(Value, tick));

    /// <summary>
    /// To the nearest multiple of the tick, a half away from zero; a tick of zero leaves the price as it is.
    /// </summary>
    public Price RoundNearestTo(decimal tick) => new(Rounding.Nearest(Value, tick));

    public int CompareTo(Price other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static Price operator +(Price left, Price right) => new(left.Value + right.Value);

    public static Price operator -(Price left, Price right) => new(left.Value - right.Value);

    public static Price operator *(Price price, decimal factor) => new(price.Value * factor);

    public static bool operator <(Price left, Price right) => left.Value < right.Value;

    public static bool operator >(Price left, Price right) => left.Value > right.Value;

    public static bool operator <=(Price left, Price right) => left.Value <= right.Value;

    public static bool operator >=(Price left, Price right) => left.Value >= right.Value;
}
