using System.Globalization;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting.Settings;

/// <summary>How long requests travel to the venue, as it is said on the command line.</summary>
internal static class LatencySetting
{
    private static readonly TimeSpan LatencyMax = TimeSpan.FromMinutes(10);

    /// <summary><c>50ms</c>, <c>2s</c>, or <c>50ms,jitter=20ms</c>.</summary>
    public static LatencyModel Parse(string text) => text.Split(',', StringSplitOptions.TrimEntries) switch
    {
        [var fixedPart] => new() { Base = Span(fixedPart) },
        [var fixedPart, ['j', 'i', 't', 't', 'e', 'r', '=', .. var jitter]] =>
            new() { Base = Span(fixedPart), JitterMax = Span(jitter) },
        _ => throw new FormatException("write 50ms, 2s, or 50ms,jitter=20ms."),
    };

    private static TimeSpan Span(string text)
    {
        var (digits, unit) = text switch
        {
            [.. var number, 'm', 's'] => (number, TimeSpan.FromMilliseconds(1)),
            [.. var number, 's'] => (number, TimeSpan.FromSeconds(1)),
            "0" => (text, TimeSpan.Zero),
            _ => throw new FormatException($"'{text}' is no time. Write one such as 50ms or 2s."),
        };
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && unit * count <= LatencyMax
            ? unit * count
            : throw new FormatException($"'{text}' is no time between 0ms and {LatencyMax.TotalMinutes} minutes.");
    }
}
