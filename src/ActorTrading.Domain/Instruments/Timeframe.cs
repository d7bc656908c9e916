using System.Globalization;

namespace ActorTrading.Domain.Instruments;

/// <summary>
/// The length of a bar, or <see cref="Tick"/> for values that follow every print:
/// <c>tick</c>, <c>1s</c>, <c>5m</c>, <c>4h</c>, <c>1d</c>, <c>1w</c>.
/// </summary>
public readonly record struct Timeframe : IComparable<Timeframe>
{
    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 3_600;
    private const int SecondsPerDay = 86_400;
    private const int SecondsPerWeek = 604_800;

    private Timeframe(int seconds) => Seconds = seconds;

    /// <summary>Every trade or quote, no bars.</summary>
    public static Timeframe Tick => default;

    public int Seconds { get; }

    public bool IsTick => Seconds == 0;

    public TimeSpan Length => TimeSpan.FromSeconds(Seconds);

    public static Timeframe OfSeconds(int seconds) =>
        seconds > 0
            ? new(seconds)
            : throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A timeframe is positive.");

    public static Timeframe OfMinutes(int minutes) => OfSeconds(checked(minutes * SecondsPerMinute));

    public static bool TryParse(string? text, out Timeframe timeframe)
    {
        timeframe = default;
        if (text == "tick")
        {
            return true;
        }

        if (text is not { Length: >= 2 } || UnitSeconds(text[^1]) is not { } unit
            || !int.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count <= 0 || (long)count * unit > int.MaxValue)
        {
            return false;
        }

        timeframe = new(count * unit);
        return true;
    }

    public int CompareTo(Timeframe other) => Seconds.CompareTo(other.Seconds);

    /// <summary>In the longest unit that divides it: ninety minutes is <c>90m</c>, sixty <c>1h</c>.</summary>
    public override string ToString() => Seconds switch
    {
        0 => "tick",
        _ when Seconds % SecondsPerWeek == 0 => $"{Seconds / SecondsPerWeek}w",
        _ when Seconds % SecondsPerDay == 0 => $"{Seconds / SecondsPerDay}d",
        _ when Seconds % SecondsPerHour == 0 => $"{Seconds / SecondsPerHour}h",
        _ when Seconds % SecondsPerMinute == 0 => $"{Seconds / SecondsPerMinute}m",
        _ => $"{Seconds}s",
    };

    private static int? UnitSeconds(char unit) => unit switch
    {
        's' => 1,
        'm' => SecondsPerMinute,
        'h' => SecondsPerHour,
        'd' => SecondsPerDay,
        'w' => SecondsPerWeek,
        _ => null,
    };
}
