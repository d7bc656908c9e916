using System.Collections.Immutable;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Jobs;

/// <summary>Whether a job can be scheduled as it is defined.</summary>
public static class JobDefinitionRules
{
    public const int NameLengthMax = 100;
    public const int SymbolsMax = 200;

    public static TimeSpan IntervalMin { get; } = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan IntervalMax = TimeSpan.FromDays(366);
    private static readonly TimeSpan RunTimeMax = TimeSpan.FromDays(1);

    /// <summary>Everything that is wrong with it, all at once; empty where it can be scheduled.</summary>
    public static ImmutableArray<Refusal> Check(JobDefinition definition, Timestamp now) =>
        [
            .. new[] { Name(definition.Name), Schedule(definition.Schedule), Missed(definition.Missed) }
                .Concat([Retry(definition.Retry), RunTime(definition.RunTimeMax), FixedTimes(definition)])
                .Concat(Work(definition.Work, now))
                .OfType<Refusal>(),
        ];

    private static Refusal? Name(string name) =>
        string.IsNullOrWhiteSpace(name) || name.Length > NameLengthMax || name.Any(char.IsControl)
            ? new(JobRejection.NameInvalid, $"Give the job a name of up to {NameLengthMax} characters.")
            : null;

    private static Refusal? Schedule(JobSchedule schedule) => schedule switch
    {
        JobSchedule.Every every when every.Interval < IntervalMin || every.Interval > IntervalMax => new(
            JobRejection.IntervalInvalid, $"An interval is from {IntervalMin} to {IntervalMax}, not {every.Interval}."),
        JobSchedule.Cron cron when string.IsNullOrWhiteSpace(cron.Expression) =>
            new(JobRejection.CronMissing, "The cron expression is empty; write one such as 0 30 9 ? * MON-FRI."),
        JobSchedule.Cron cron when !TimeZoneInfo.TryFindSystemTimeZoneById(cron.TimeZone, out _) =>
            new(JobRejection.TimeZoneUnknown, $"'{cron.TimeZone}' is not a time zone such as Europe/Berlin."),
        _ => null,
    };

    private static Refusal? Missed(MissedRunPolicy missed) =>
        missed is MissedRunPolicy.RunIfWithin within && within.Lateness <= TimeSpan.Zero
            ? new(JobRejection.LatenessInvalid, $"How late a run may be is positive, not {within.Lateness}.")
            : null;

    private static Refusal? Retry(RetryPolicy retry)
    {
        var isFit = retry.AttemptsMax is >= 1 and <= RetryPolicy.AttemptsLimit
            && retry.FirstDelay >= TimeSpan.Zero
            && retry.FirstDelay <= retry.DelayMax
            && retry.DelayMax <= RetryPolicy.DelayLimit
            && retry.Jitter is >= 0m and <= 1m;
        return isFit
            ? null
            : new(
                JobRejection.RetryInvalid,
                $"A run is tried 1 to {RetryPolicy.AttemptsLimit} times, with waits from the first up to the longest, "
                + $"which is at most {RetryPolicy.DelayLimit}, and jitter from 0 to 1.");
    }

    private static Refusal? RunTime(TimeSpan max) => max <= TimeSpan.Zero || max > RunTimeMax
        ? new(JobRejection.RunTimeInvalid, $"A run may take up to {RunTimeMax}, and longer than no time; not {max}.")
        : null;

    private static Refusal? FixedTimes(JobDefinition definition) =>
        definition is { Schedule: not JobSchedule.Once, Work: JobTask.SessionStart { Config: var config } }
        && (config.ScheduledStart is not null || config.ScheduledEnd is not null)
            ? new(
                JobRejection.SessionTimesFixed,
                "A session that is started again and again cannot begin or end at a fixed instant; stop it by a job.")
            : null;

    private static IEnumerable<Refusal?> Work(JobTask task, Timestamp now) => task switch
    {
        JobTask.SessionStart start =>
            [Portfolio(start.Portfolio.Value), .. SessionConfigRules.Check(start.Config, now)],
        JobTask.SessionStop stop => [Portfolio(stop.Portfolio.Value)],
        JobTask.Report report => [Portfolio(report.Portfolio.Value)],
        JobTask.DataCollection collection => [.. Collection(collection)],
        _ => [],
    };

    private static Refusal? Portfolio(string? portfolio) => string.IsNullOrWhiteSpace(portfolio)
        ? new(JobRejection.PortfolioMissing, "Name the portfolio that the job is for.")
        : null;

    private static IEnumerable<Refusal> Collection(JobTask.DataCollection collection)
    {
        if (collection.Symbols.IsDefaultOrEmpty
            || collection.Symbols.Length > SymbolsMax
            || collection.Symbols.Distinct().Count() != collection.Symbols.Length)
        {
            yield return new(JobRejection.SymbolsInvalid, $"Name 1 to {SymbolsMax} different symbols to collect.");
        }

        if (collection.Timeframe.IsTick)
        {
            yield return new(JobRejection.TimeframeInvalid, "Bars are collected; name their length, such as 1m.");
        }

        if (collection.Lookback < collection.Timeframe.Length)
        {
            yield return new(
                JobRejection.LookbackInvalid,
                $"A stretch of {collection.Lookback} holds no bar that could be collected.");
        }
    }
}
