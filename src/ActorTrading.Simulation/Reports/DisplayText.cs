using System.Globalization;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Reports;

/// <summary>Numbers for people. Programs read the files, which are exact.</summary>
internal static class DisplayText
{
    public const string Undefined = "n/a";
    private const double ManyFrom = 1_000d;
    private const int LongFromDays = 100;
    private const string SmallFormat = "#,0.########";
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Two digits after the point, or up to eight below one.</summary>
    public static string Money(Amount? amount) =>
        amount is { } value ? $"{Value(value.Value)} {value.Currency}" : Undefined;

    public static string SignedMoney(Amount amount) =>
        Signed(Value(amount.Value), amount.Value > 0m) + " " + amount.Currency;

    public static string SignedValue(Amount amount) => Signed(Value(amount.Value), amount.Value > 0m);

    public static string Value(decimal value) =>
        value != 0m && Math.Abs(value) < 1m
            ? value.ToString(SmallFormat, Invariant)
            : Unsigned(value.ToString("N2", Invariant));

    public static string Price(decimal price) => price.ToString(SmallFormat, Invariant);

    public static string Percent(double? fraction) =>
        fraction is { } value ? Unsigned((value * 100d).ToString("#,0.00", Invariant)) + " %" : Undefined;

    public static string SignedPercent(double? fraction) =>
        fraction is { } value ? Signed(Percent(value), value > 0d) : Undefined;

    public static string Number(double? number) => number switch
    {
        null => Undefined,
        { } value when Math.Abs(value) >= ManyFrom => value.ToString("#,0", Invariant),
        { } value => Unsigned(value.ToString("0.00", Invariant)),
    };

    public static string Plain(long value) => value.ToString(Invariant);

    public static string Plain(ulong value) => value.ToString(Invariant);

    public static string Count(long count) => count.ToString("#,0", Invariant);

    public static string Duration(TimeSpan? span) => span switch
    {
        null => Undefined,
        { TotalDays: >= LongFromDays } s => $"{(long)s.TotalDays:#,0} days",
        { TotalDays: >= 1 } s => $"{(long)s.TotalDays}d {s.Hours}h",
        { TotalHours: >= 1 } s => $"{s.Hours}h {s.Minutes}m",
        { TotalMinutes: >= 1 } s => $"{s.Minutes}m {s.Seconds}s",
        { } s => s.TotalSeconds.ToString("0.##", Invariant) + "s",
    };

    /// <summary>UTC, to the second where the seconds say something.</summary>
    public static string Time(Timestamp time) => time.ToDateTimeOffset() is { Second: 0 } minute
        ? minute.ToString("yyyy-MM-dd HH:mm", Invariant)
        : time.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss", Invariant);

    public static string Time(Timestamp? time) => time is { } known ? Time(known) : Undefined;

    public static string Day(Timestamp time) => time.ToDateTimeOffset().ToString("yyyy-MM-dd", Invariant);

    private static string Signed(string text, bool isPositive) =>
        isPositive && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "+" + text : text;

    /// <summary>A small negative number rounds to zero, not to minus zero.</summary>
    private static string Unsigned(string text) =>
        text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? text : text.TrimStart('-');
}
