using System.Globalization;

namespace ActorTrading.Domain.Money;

/// <summary>
/// How much of a base asset (or how many contracts). Never negative: direction is a <c>Side</c>, not a sign.
/// </summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    public Quantity(decimal value) =>
        Value = value >= 0m
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A quantity is never negative.");

    public static Quantity Zero => default;

    public decimal Value { get; }

    public bool IsZero => Value == 0m;

    /// <summary>Down to a multiple of the lot, so that rounding never buys or sells more than was asked.</summary>
    public Quantity RoundDownTo(decimal lot) => new(Rounding.Down(Value, lot));

    public Quantity Min(Quantity other) => Value <= other.Value ? this : other;

    /// <summary>The difference, or zero where the other is larger.</summary>
    public Quantity MinusOrZero(Quantity other) => Value > other.Value ? new(Value - other.Value) : Zero;

    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.Value);

    public static Quantity operator -(Quantity left, Quantity right) => new(left.Value - right.Value);

    public static Quantity operator *(Quantity quantity, decimal factor) => new(quantity.Value * factor);

    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;
}
