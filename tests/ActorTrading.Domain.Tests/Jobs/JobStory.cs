using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Jobs;

/// <summary>A job that is due every hour, in the words of its tests.</summary>
internal static class JobStory
{
    public const string By = "anna";

    public static readonly JobId Id = new("nightly");

    public static readonly Timestamp T0 = Timestamp.Parse("2026-03-04T12:00:00Z");

    public static readonly TimeSpan MissedAfter = TimeSpan.FromMinutes(1);

    public static readonly JobDefinition Hourly = new()
    {
        Name = "hourly report",
        Work = new JobTask.Report(new("p1")),
        Schedule = new JobSchedule.Every(TimeSpan.FromHours(1), T0),
        Missed = new MissedRunPolicy.Skip(),
        Retry = new()
        {
            AttemptsMax = 3,
            FirstDelay = TimeSpan.FromSeconds(10),
            DelayMax = TimeSpan.FromSeconds(15),
            Jitter = 0m,
        },
    };

    public static DeciderSpecification<Job, JobCommand, JobEvent> Nothing =>
        new(JobDecider.Initial(Id), JobDecider.Decide, JobDecider.Evolve);

    /// <summary>Created a minute before it is due for the first time.</summary>
    public static DeciderSpecification<Job, JobCommand, JobEvent> Scheduled(JobDefinition? definition = null) =>
        Nothing.Given(new JobCommand.Create(definition ?? Hourly, By, T0) { At = Minute(-1) });

    public static DeciderSpecification<Job, JobCommand, JobEvent> Running(JobDefinition? definition = null) =>
        Scheduled(definition).Given(Due(0));

    public static Timestamp Minute(double minute) => T0 + TimeSpan.FromMinutes(minute);

    public static Timestamp Hour(int hour) => T0 + TimeSpan.FromHours(hour);

    /// <summary>The latest full hour at this time, and the one after it.</summary>
    public static JobCommand Due(double minute)
    {
        var at = Minute(minute);
        var fire = at.Floor(TimeSpan.FromHours(1));
        return new JobCommand.Due(fire, fire + TimeSpan.FromHours(1), MissedAfter) { At = at };
    }

    public static JobCommand Succeed(double minute, long number = 1, int attempt = 1) =>
        new JobCommand.Succeed(number, attempt, "done") { At = Minute(minute) };

    public static JobCommand Fail(double minute, long number = 1, int attempt = 1, bool isFinal = false) =>
        new JobCommand.Fail(number, attempt, "disk full", isFinal) { At = Minute(minute) };

    public static JobCommand Retry(double minute) => new JobCommand.Retry(MissedAfter) { At = Minute(minute) };

    public static JobCommand Interrupt(double minute, long number = 1, int attempt = 1) =>
        new JobCommand.Interrupt(number, attempt, MissedAfter) { At = Minute(minute) };

    public static JobCommand Cancel(double minute) => new JobCommand.Cancel(By) { At = Minute(minute) };

    public static JobEvent Started(
        double minute, int hour, long number = 1, RunTrigger trigger = RunTrigger.Schedule, int attempt = 1) =>
        new JobEvent.RunStarted(number, Hour(hour), trigger, attempt) { At = Minute(minute) };

    public static JobEvent Planned(double minute, int hour) => new JobEvent.Planned(Hour(hour)) { At = Minute(minute) };

    public static JobEvent Succeeded(double minute, long number = 1) =>
        new JobEvent.RunSucceeded(number, "done") { At = Minute(minute) };
}
