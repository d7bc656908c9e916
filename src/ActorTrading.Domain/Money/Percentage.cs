using System.Globalization;

namespace ActorTrading.Domain.Money;

/// <summary>A percentage in points, as the rule format writes it: five per cent is <c>5</c>.</summary>
public readonly record struct Percentage(decimal Points) : IComparable<Percentage>
{
    private const decimal PointsPerWhole = 100m;

    public decimal Fraction => Points / PointsPerWhole;

    public static Percentage FromFraction(decimal fraction) => new(fraction * PointsPerWhole);

    public Amount Of(Amount amount) => amount * Fraction;

    public int CompareTo(Percentage other) => Points.CompareTo(other.Points);

    public override string ToString() => Points.ToString(CultureInfo.InvariantCulture) + " %";

    public static bool operator <(Percentage left, Percentage right) => left.Points < right.Points;

    public static bool operator >(Percentage left, Percentage right) => left.Points > right.Points;

    public static bool operator <=(Percentage left, Percentage right) => left.Points <= right.Points;

    public static bool operator >=(Percentage left, Percentage right) => left.Points >= right.Points;
}
