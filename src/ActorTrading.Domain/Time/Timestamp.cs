using System.Globalization;

namespace ActorTrading.Domain.Time;

/// <summary>
/// A point in time: UTC ticks of 100 ns since 0001-01-01, eight bytes, ordered.
/// It always comes in as data; nothing in this project asks a clock.
/// </summary>
public readonly record struct Timestamp(long Ticks) : IComparable<Timestamp>
{
    private const long UnixEpochMilliseconds = 62_135_596_800_000;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mmK",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    public static Timestamp MinValue => default;

    public static Timestamp MaxValue => new(DateTime.MaxValue.Ticks);

    /// <summary>Whole milliseconds since 1970, rounded down, also before it.</summary>
    public long UnixMilliseconds => (Ticks / TimeSpan.TicksPerMillisecond) - UnixEpochMilliseconds;

    /// <exception cref="ArgumentOutOfRangeException">
    /// The time lies outside the years 1 to 9999, as one in microseconds does.
    /// </exception>
    public static Timestamp FromUnixMilliseconds(long milliseconds)
    {
        const long millisecondMax = 253_402_300_799_999;
        return milliseconds is >= -UnixEpochMilliseconds and <= millisecondMax
            ? new((milliseconds + UnixEpochMilliseconds) * TimeSpan.TicksPerMillisecond)
            : throw new ArgumentOutOfRangeException(nameof(milliseconds), milliseconds, "Not milliseconds since 1970.");
    }

    public static Timestamp From(DateTimeOffset time) => new(time.UtcTicks);

    /// <summary>
    /// Reads ISO 8601: a date, or date and time with up to seven decimals of a second and <c>T</c> or a space between.
    /// A time without an offset is taken as UTC.
    /// </summary>
    public static bool TryParse(string? text, out Timestamp timestamp)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var parsed = DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, styles, out var time);
        timestamp = parsed ? From(time) : default;
        return parsed;
    }

    public static Timestamp Parse(string text) =>
        TryParse(text, out var timestamp) ? timestamp : throw new FormatException($"'{text}' is not an ISO 8601 time.");

    public DateTimeOffset ToDateTimeOffset() => new(Ticks, TimeSpan.Zero);

    /// <summary>The start of the interval of this length, counted from 0001-01-01 UTC, that holds this time.</summary>
    public Timestamp Floor(TimeSpan interval) => new(Ticks - (Ticks % interval.Ticks));

    public int CompareTo(Timestamp other) => Ticks.CompareTo(other.Ticks);

    /// <summary>ISO 8601 in UTC with the digits that are needed: <c>2026-01-31T09:30:00Z</c>.</summary>
    public override string ToString() =>
        ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static Timestamp operator +(Timestamp time, TimeSpan span) => new(checked(time.Ticks + span.Ticks));

    public static Timestamp operator -(Timestamp time, TimeSpan span) => new(checked(time.Ticks - span.Ticks));

    public static TimeSpan operator -(Timestamp later, Timestamp earlier) => new(later.Ticks - earlier.Ticks);

    public static bool operator <(Timestamp left, Timestamp right) => left.Ticks < right.Ticks;

    public static bool operator >(Timestamp left, Timestamp right) => left.Ticks > right.Ticks;

    public static bool operator <=(Timestamp left, Timestamp right) => left.Ticks <= right.Ticks;

    public static bool operator >=(Timestamp left, Timestamp right) => left.Ticks >= right.Ticks;
}
