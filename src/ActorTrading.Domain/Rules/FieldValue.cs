using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Rules;

public enum Availability : byte
{
    Missing,
    Stale,
    Present,
}

/// <summary>
/// A field's value at one evaluation. Numbers, or a text such as <c>STRONG_BUY</c>; never both.
/// </summary>
/// <param name="Previous">
/// The number before this instant's update, equal to <paramref name="Number"/> where this instant did not change it,
/// and not a number where there is none. Crossings compare against it.
/// </param>
/// <param name="AsOf">When the value was last brought up to date.</param>
public readonly record struct FieldValue(
    Availability Availability, double Number, double Previous, string? Text, Timestamp AsOf)
{
    public static FieldValue Missing => default;

    public static FieldValue Of(double number, double previous, Timestamp asOf) =>
        double.IsNaN(number) ? Missing : new(Availability.Present, number, previous, null, asOf);

    public static FieldValue Of(double number, Timestamp asOf) => Of(number, number, asOf);

    public static FieldValue Of(string text, Timestamp asOf) =>
        new(Availability.Present, double.NaN, double.NaN, text, asOf);

    public FieldValue AsStale() =>
        this with { Availability = Availability == Availability.Missing ? Availability.Missing : Availability.Stale };
}
