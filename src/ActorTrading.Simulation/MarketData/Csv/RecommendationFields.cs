using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Checks the fields of one piece of advice, from CSV and JSON alike.</summary>
internal static class RecommendationFields
{
    public static RecommendationRow Check(
        string time, string symbol, string recommendation, string confidence, string? expires, RowReporter reporter)
    {
        var at = Time("time", time, reporter);
        if (!Symbol.IsSymbol(symbol))
        {
            throw reporter.Error(
                DataFindingCodes.SymbolUnknown, at, $"'{symbol}' is not a symbol such as BTC-USD. Correct the row.");
        }

        if (recommendation.Length == 0)
        {
            throw reporter.Error(
                DataFindingCodes.RowIncomplete, at, "The recommendation is missing. Write one such as STRONG_BUY.");
        }

        var share = Confidence(confidence, at, reporter);
        Timestamp? until = string.IsNullOrEmpty(expires) ? null : Time("expires", expires, reporter);
        return until <= at
            ? throw reporter.Error(
                DataFindingCodes.TimeImplausible,
                at,
                $"The advice expires at {until}, not after its time {at}. Correct the row.")
            : new(at, Symbol.Of(symbol), recommendation.ToUpperInvariant(), share, until);
    }

    private static Timestamp Time(string name, string text, RowReporter reporter)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return RowClock.IsPlausible(milliseconds)
                ? Timestamp.FromUnixMilliseconds(milliseconds)
                : throw reporter.Error(
                    DataFindingCodes.TimeImplausible,
                    null,
                    $"The {name} {text} is not between 1990 and 2200. Times are UTC milliseconds since 1970.");
        }

        return Timestamp.TryParse(text, out var time)
            ? time
            : throw reporter.Error(
                DataFindingCodes.FieldNotANumber,
                null,
                $"The {name} '{text}' is neither UTC milliseconds nor ISO 8601. Correct the row.");
    }

    private static decimal Confidence(string text, Timestamp at, RowReporter reporter) =>
        decimal.TryParse(
            text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0m and <= 1m
            ? value
            : throw reporter.Error(
                DataFindingCodes.FieldUnknownValue,
                at,
                $"The confidence '{text}' is not a number between 0 and 1. Correct the row.");
}
