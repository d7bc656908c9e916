using System.Globalization;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>A label below a chart, at a fraction of its width.</summary>
internal readonly record struct TimeTick(double Position, string Label);

/// <summary>Places times on the width of a chart and finds calendar steps to label.</summary>
internal sealed class TimeAxis(Timestamp first, Timestamp last)
{
    private const int TicksMax = 8;
    private const double EdgeKept = 0.03;
    private const int MonthsPerYear = 12;
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000];

    private static readonly TimeSpan[] ShortSteps =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(14),
    ];

    private readonly long _span = Math.Max(1, (last - first).Ticks);

    public Timestamp First { get; } = first;

    /// <summary>From 0 at the first time to 1 at the last.</summary>
    public double Position(Timestamp time) => Math.Clamp((double)(time - First).Ticks / _span, 0d, 1d);

    public IEnumerable<TimeTick> Ticks()
    {
        var times = ShortSteps.FirstOrDefault(s => _span / s.Ticks <= TicksMax) is { Ticks: > 0 } step
            ? EveryStep(step)
            : EveryMonths();
        return times.Where(t => Position(t.Time) is > EdgeKept and < 1d - EdgeKept)
            .Select(t => new TimeTick(Position(t.Time), t.Label));
    }

    private IEnumerable<(Timestamp Time, string Label)> EveryStep(TimeSpan step)
    {
        var format = step.TotalDays >= 1d ? "d MMM yyyy" : step.TotalMinutes >= 1d ? "d MMM HH:mm" : "HH:mm:ss";
        for (var time = First.Floor(step) + step; time <= last; time += step)
        {
            yield return (time, time.ToDateTimeOffset().ToString(format, CultureInfo.InvariantCulture));
        }
    }

    private IEnumerable<(Timestamp Time, string Label)> EveryMonths()
    {
        var (from, to) = (MonthOf(First) + 1, MonthOf(last));
        var step = MonthSteps.FirstOrDefault(s => (to - from) / s <= TicksMax, MonthSteps[^1]);
        var format = step % MonthsPerYear == 0 ? "yyyy" : "MMM yyyy";
        for (var month = (from + step - 1) / step * step; month <= to; month += step)
        {
            var day = new DateTime(month / MonthsPerYear, (month % MonthsPerYear) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
            yield return (new(day.Ticks), day.ToString(format, CultureInfo.InvariantCulture));
        }
    }

    private static int MonthOf(Timestamp time) =>
        (time.ToDateTimeOffset().Year * MonthsPerYear) + time.ToDateTimeOffset().Month - 1;
}
