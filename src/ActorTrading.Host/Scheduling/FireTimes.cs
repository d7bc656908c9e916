using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using Quartz;

namespace ActorTrading.Host.Scheduling;

/// <summary>
/// When schedules are due. A cron expression is read on the clocks of its zone: a time that daylight saving leaves out
/// is due at the instant at which the clocks jump, and one that it repeats is due once, at the first of the two.
/// </summary>
internal static class FireTimes
{
    /// <summary>The first time after another at which the schedule is due; null where there is none.</summary>
    public static Timestamp? After(JobSchedule schedule, Timestamp time) => schedule switch
    {
        JobSchedule.Once once => once.At > time ? once.At : null,
        JobSchedule.Every every => every.From > time ? every.From : Grid(every, time, offset: 1),
        JobSchedule.Cron cron => From(Expression(cron).GetNextValidTimeAfter(time.ToDateTimeOffset())),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The last time, not after another, at which the schedule was due; null where there is none.</summary>
    public static Timestamp? LatestAt(JobSchedule schedule, Timestamp time) => schedule switch
    {
        JobSchedule.Once once => once.At <= time ? once.At : null,
        JobSchedule.Every every => every.From <= time ? Grid(every, time, offset: 0) : null,
        JobSchedule.Cron cron =>
            From(Expression(cron).GetPreviousValidTimeBefore(time.ToDateTimeOffset().AddTicks(1))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What is wrong with a cron expression; null where it can be read, and for other schedules.</summary>
    public static string? Problem(JobSchedule schedule)
    {
        if (schedule is not JobSchedule.Cron cron)
        {
            return null;
        }

        try
        {
            _ = new CronExpression(cron.Expression);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    internal static CronExpression Expression(JobSchedule.Cron cron) =>
        new(cron.Expression, TimeZoneInfo.FindSystemTimeZoneById(cron.TimeZone));

    private static Timestamp Grid(JobSchedule.Every every, Timestamp time, int offset) =>
        every.From + (every.Interval * (((time - every.From).Ticks / every.Interval.Ticks) + offset));

    private static Timestamp? From(DateTimeOffset? time) => time is { } known ? Timestamp.From(known) : null;
}
