using System.Globalization;

namespace ActorTrading.Cli.Console;

/// <summary>Durations as people write them: <c>500ms</c>, <c>10s</c>, <c>2m</c>, <c>1h</c>, <c>30d</c>.</summary>
internal static class Durations
{
    public const string Expected = "a duration such as 500ms, 10s, 2m, 1h or 30d, above zero";

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_650);

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        foreach (var (unit, length) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && decimal.TryParse(
                    text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count > 0 && count * length.Ticks <= Longest.Ticks)
            {
                duration = TimeSpan.FromTicks((long)(count * length.Ticks));
                return duration > TimeSpan.Zero;
            }
        }

        return false;
    }

    /// <exception cref="UsageException">It is none.</exception>
    public static TimeSpan Parse(string option, string text) => TryParse(text, out var duration)
        ? duration
        : throw new UsageException($"{option} {text}: this is not {Expected}.");
}
