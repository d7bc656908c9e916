using ActorTrading.Domain.Jobs;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Quartz;

namespace ActorTrading.Host.Scheduling;

/// <summary>
/// Quartz with its store in a SQLite file. It says when a job is due, and nothing else: what the job is, and what came
/// of it, is the job's own.
/// </summary>
internal sealed class QuartzSchedule : IAsyncDisposable
{
    private const string Group = "jobs";
    private const string FingerprintKey = "fingerprint";
    private const int Threads = 2;

    private readonly StandaloneSchedulerFactory _factory;
    private readonly IScheduler _scheduler;
    private readonly QuartzScheduleOptions _options;

    private QuartzSchedule(StandaloneSchedulerFactory factory, IScheduler scheduler, QuartzScheduleOptions options) =>
        (_factory, _scheduler, _options) = (factory, scheduler, options);

    public static async Task<QuartzSchedule> Open(QuartzScheduleOptions options, CancellationToken cancellation)
    {
        SqliteLibrary.Use();
        var connection = new SqliteConnectionStringBuilder { DataSource = options.File }.ToString();
        var factory = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.UseTimeProvider(options.Time);
            quartz.UseJobFactory(new FiringJobFactory(options.Fire));
            quartz.UseDefaultThreadPool(Threads);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(SqliteFactory.Instance, connection);
                store.ProvisionSchema();
                store.ConfigureStore(o =>
                {
                    o.MisfireThreshold = options.MissedAfter;
                    o.StoreJobDataAsStrings = true;
                });
            });
        }).Build();
        return new(factory, await factory.GetScheduler(cancellation).ConfigureAwait(false), options);
    }

    public async Task Start(CancellationToken cancellation) =>
        await _scheduler.Start(cancellation).ConfigureAwait(false);

    /// <summary>Waits for fires that are being told.</summary>
    public async Task Stop() => await _scheduler.Shutdown(waitForJobsToComplete: true).ConfigureAwait(false);

    public async ValueTask DisposeAsync() => await _factory.DisposeAsync().ConfigureAwait(false);

    /// <summary>The jobs that are scheduled here.</summary>
    public async Task<IReadOnlyList<JobId>> Known(CancellationToken cancellation)
    {
        var keys = await _scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), cancellation)
            .ConfigureAwait(false);
        return [.. keys.Select(key => new JobId(key.Name)).Order()];
    }

    /// <summary>Schedules the job as it is now; one that is scheduled so already is left alone.</summary>
    public async Task Put(Job job, CancellationToken cancellation)
    {
        if (!job.Exists || job.NextFire is null)
        {
            await Remove(job.Id, cancellation).ConfigureAwait(false);
            return;
        }

        var fingerprint = FingerprintOf(job.Definition!);
        var existing = await _scheduler.GetJobDetail(KeyOf(job.Id), cancellation).ConfigureAwait(false);
        if (existing?.JobDataMap.TryGetValue(FingerprintKey, out var known) == true && known as string == fingerprint)
        {
            return;
        }

        var detail = JobBuilder.Create<FiringJob>()
            .WithIdentity(KeyOf(job.Id))
            .UsingJobData(FingerprintKey, fingerprint)
            .Build();
        await _scheduler.ScheduleJob(detail, [TriggerOf(job)], ScheduleJobOptions.Replacing, cancellation)
            .ConfigureAwait(false);
    }

    public async Task Remove(JobId job, CancellationToken cancellation) =>
        await _scheduler.DeleteJob(KeyOf(job), cancellation).ConfigureAwait(false);

    private static JobKey KeyOf(JobId job) => new(job.Value, Group);

    private ITrigger TriggerOf(Job job)
    {
        var trigger = TriggerBuilder.Create(_options.Time)
            .WithIdentity(job.Id.Value, Group)
            .ForJob(KeyOf(job.Id))
            .WithMisfireThreshold(_options.MissedAfter);
        var catchesUp = job.Definition!.Missed is not MissedRunPolicy.Skip;
        return job.Definition.Schedule switch
        {
            JobSchedule.Cron cron => trigger.WithCronSchedule(
                FireTimes.Expression(cron),
                s => s.WithMisfireInstruction(
                    catchesUp ? CronTriggerMisfireInstruction.FireAndProceed : CronTriggerMisfireInstruction.DoNothing))
                .Build(),

            // To fire at once would move the grid of all fires to come; what was missed is made up for by the sweep.
            JobSchedule.Every every => trigger.StartAt(job.NextFire!.Value.ToDateTimeOffset()).WithSimpleSchedule(
                s => s.WithInterval(every.Interval)
                    .RepeatForever()
                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
                .Build(),
            JobSchedule.Once once => trigger.StartAt(once.At.ToDateTimeOffset()).WithSimpleSchedule(
                s => s.WithMisfireInstruction(
                    catchesUp
                        ? SimpleTriggerMisfireInstruction.FireNow
                        : SimpleTriggerMisfireInstruction.NextWithRemainingCount))
                .Build(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Everything of a definition that a trigger is made from, in words that stay the same.</summary>
    private static string FingerprintOf(JobDefinition definition) => $"{definition.Schedule} {definition.Missed}";
}
