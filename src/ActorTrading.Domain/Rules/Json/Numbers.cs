using System.Globalization;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Numbers of JSON, whose digits have no limit, in types that have one.</summary>
internal static class Numbers
{
    /// <returns>
    /// Null where the number has more digits before the point than a decimal, which is then reported.
    /// </returns>
    public static decimal? Decimal(SourceNode number, ErrorList errors)
    {
        if (decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        errors.Add(
            RuleErrorCodes.NumberTooLarge, number,
            $"{Shortened(number.Text)} is too large; the largest is {decimal.MaxValue}.");
        return null;
    }

    /// <returns>Null where the number is not finite, which is then reported.</returns>
    public static double? Double(SourceNode number, ErrorList errors)
    {
        var value = double.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsFinite(value))
        {
            return value;
        }

        errors.Add(RuleErrorCodes.NumberTooLarge, number, $"{Shortened(number.Text)} is too large to compare with.");
        return null;
    }

    private static string Shortened(string digits)
    {
        const int shown = 20;
        return digits.Length <= shown ? digits : $"{digits[..shown]}…";
    }
}
