using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Jobs;

/// <summary>When a job is due.</summary>
public abstract record JobSchedule
{
    private JobSchedule()
    {
    }

    public sealed record Once(Timestamp At) : JobSchedule;

    /// <summary>At <paramref name="From"/> and then at every multiple of the interval after it.</summary>
    public sealed record Every(TimeSpan Interval, Timestamp From) : JobSchedule;

    /// <summary>A cron expression with seconds, read on the clocks of a named zone, daylight saving included.</summary>
    /// <param name="Expression">
    /// Seconds, minutes, hours, day of month, month, day of week: <c>0 30 9 ? * MON-FRI</c>.
    /// </param>
    /// <param name="TimeZone">IANA name, such as <c>Europe/Berlin</c>.</param>
    public sealed record Cron(string Expression, string TimeZone) : JobSchedule;
}
