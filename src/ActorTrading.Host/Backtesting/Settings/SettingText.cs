using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting.Settings;

/// <summary>
/// Reads single values of the command line. What is wrong is a <see cref="FormatException"/> that says what was
/// expected.
/// </summary>
internal static class SettingText
{
    private const NumberStyles PlainNumber = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
    private const decimal PointsPerWhole = 100m;
    private const decimal BasisPointsPerWhole = 10_000m;

    public static Timestamp Time(string text) => Timestamp.TryParse(text, out var time)
        ? time
        : throw new FormatException("this is no time. Write 2024-01-31 or 2024-01-31T09:30:00Z, in UTC.");

    public static Timeframe Timeframe(string text) =>
        Domain.Instruments.Timeframe.TryParse(text, out var timeframe) && !timeframe.IsTick
            ? timeframe
            : throw new FormatException("this is no length of a bar. Write one such as 30s, 5m, 4h or 1d.");

    public static decimal Cash(string text) =>
        decimal.TryParse(text, PlainNumber, CultureInfo.InvariantCulture, out var cash)
        && cash > 0m
            ? cash
            : throw new FormatException("the cash must be a positive amount, written plainly as in 10000 or 2500.50.");

    /// <summary><c>0.1%</c> or <c>10bps</c>, as a fraction.</summary>
    public static decimal Fraction(string text)
    {
        var (digits, whole) = text switch
        {
            [.. var points, '%'] => (points, PointsPerWhole),
            [.. var points, 'b', 'p', 's'] => (points, BasisPointsPerWhole),
            _ => (text, 0m),
        };
        if (!decimal.TryParse(digits, PlainNumber, CultureInfo.InvariantCulture, out var value)
            || (whole == 0m && value != 0m))
        {
            throw new FormatException($"'{text}' is no rate. Say the unit: 0.1% or 10bps.");
        }

        return whole == 0m ? 0m : value / whole;
    }

    public static decimal Participation(string text) => Fraction(text) is > 0m and <= 1m and var share
        ? share
        : throw new FormatException("the share of the volume lies above 0% and up to 100%.");

    public static VenueModel Model(string text) => text switch
    {
        "bar" => VenueModel.Bar,
        "quote" => VenueModel.Quote,
        "book" => VenueModel.Book,
        _ => throw new FormatException("there is no such venue model. Allowed: bar, quote, book."),
    };

    public static MetricConvention Convention(string text)
    {
        if (MetricConventions.TryParse(text, out var convention))
        {
            return convention;
        }

        var names = string.Join(", ", Enum.GetValues<MetricConvention>().Select(c => c.Name()));
        throw new FormatException($"there is no such convention. Allowed: {names}.");
    }

    public static ulong Seed(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new FormatException("a seed is a whole number, zero or above.");
}
