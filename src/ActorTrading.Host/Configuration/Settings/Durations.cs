using System.Globalization;

namespace ActorTrading.Host.Configuration.Settings;

/// <summary>Lengths of time as a count and a unit: <c>250ms</c>, <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>7d</c>.</summary>
internal static class Durations
{
    private const string Pattern = "^[0-9]+(ms|s|m|h|d)$";

    /// <summary>Longest first, so that a length is written in the largest unit that divides it.</summary>
    private static readonly (string Suffix, TimeSpan Length)[] Units =
    [
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    public static SettingType<TimeSpan> Between(TimeSpan min, TimeSpan max) => new()
    {
        Allowed = $"a time from {Text(min)} to {Text(max)}, such as 250ms, 30s, 5m, 2h or 7d",
        Shape = JsonShape.Text,
        Read = texts => Parse(texts[0]) is { } span && span >= min && span <= max
            ? span
            : throw new FormatException("it is no such time"),
        Write = span => [Text(span)],
        Constrain = schema => schema["pattern"] = Pattern,
    };

    public static string Text(TimeSpan span)
    {
        var (suffix, length) = Units.Where(u => span.Ticks % u.Length.Ticks == 0).MaxBy(u => u.Length);
        return span == TimeSpan.Zero
            ? "0s"
            : string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / length.Ticks}{suffix}");
    }

    private static TimeSpan? Parse(string text)
    {
        var (suffix, length) = Units.FirstOrDefault(u => text.EndsWith(u.Suffix, StringComparison.Ordinal));
        return suffix is not null
            && int.TryParse(
                text.AsSpan()[..^suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && (double)count * length.Ticks < TimeSpan.MaxValue.Ticks
            ? length * count
            : null;
    }
}
