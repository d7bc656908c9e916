using System.Globalization;

namespace ActorTrading.Domain.Money;

/// <summary>An amount of one currency. Amounts of different currencies do not mix: adding them is a defect.</summary>
public readonly record struct Amount(decimal Value, Currency Currency)
{
    public static Amount Zero(Currency currency) => new(0m, currency);

    public bool IsZero => Value == 0m;

    public bool IsNegative => Value < 0m;

    public Amount Abs() => new(Math.Abs(Value), Currency);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + " " + Currency;

    public static Amount operator +(Amount left, Amount right) =>
        new(left.Value + right.In(left.Currency), left.Currency);

    public static Amount operator -(Amount left, Amount right) =>
        new(left.Value - right.In(left.Currency), left.Currency);

    public static Amount operator -(Amount amount) => new(-amount.Value, amount.Currency);

    public static Amount operator *(Amount amount, decimal factor) => new(amount.Value * factor, amount.Currency);

    public static Amount operator /(Amount amount, decimal divisor) => new(amount.Value / divisor, amount.Currency);

    public static bool operator <(Amount left, Amount right) => left.Value < right.In(left.Currency);

    public static bool operator >(Amount left, Amount right) => left.Value > right.In(left.Currency);

    public static bool operator <=(Amount left, Amount right) => left.Value <= right.In(left.Currency);

    public static bool operator >=(Amount left, Amount right) => left.Value >= right.In(left.Currency);

    private decimal In(Currency currency) =>
        Currency == currency ? Value : throw new InvalidOperationException($"{this} is not an amount of {currency}.");
}
