namespace ActorTrading.Domain.Risk;

/// <summary>
/// Bounds beyond which a number is an error and not a trade. They also keep every product of sizing and of the risk
/// gate within the range of <see cref="decimal"/>.
/// </summary>
internal static class SaneNumber
{
    /// <summary>Largest price, quantity or value in units of any currency or coin.</summary>
    public const decimal Max = 1_000_000_000_000m;

    /// <summary>Largest percentage: a hundredfold.</summary>
    public const decimal PercentageMax = 10_000m;

    /// <summary>Smallest and largest exchange rate between a quote currency and the base currency.</summary>
    public const decimal RateMin = 0.000_000_001m;

    public const decimal RateMax = 1_000_000_000m;

    public static bool IsPositive(decimal value) => value is > 0m and <= Max;

    public static bool IsPercentage(decimal value) => value is > 0m and <= PercentageMax;

    public static bool IsRate(decimal value) => value is >= RateMin and <= RateMax;

    /// <summary>
    /// The quotient, or <see cref="Max"/> where it would be larger. Both are not negative, the divisor not zero.
    /// </summary>
    public static decimal Divide(decimal dividend, decimal divisor) =>
        dividend / Max >= divisor ? Max : dividend / divisor;
}
