namespace ActorTrading.Domain.Money;

/// <summary>
/// The grid on which books are kept: twelve decimals, finer than any venue settles. A <c>decimal</c> has 28 digits, so
/// that sums of such amounts stay exact up to ten to the sixteenth, which sums of quotients, cut off wherever their
/// digits end, do not.
/// </summary>
public static class Settlement
{
    public const int Decimals = 12;

    public static Amount Round(Amount amount) => new(decimal.Round(amount.Value, Decimals), amount.Currency);

    public static Quantity Round(Quantity quantity) => new(decimal.Round(quantity.Value, Decimals));

    /// <summary>The part of an amount that falls on so much of a quantity; the whole amount on the whole.</summary>
    public static Amount Share(Amount amount, Quantity part, Quantity whole) =>
        part == whole ? amount : Round(amount * part.Value / whole.Value);
}
