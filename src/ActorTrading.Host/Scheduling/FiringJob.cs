using ActorTrading.Domain.Jobs;
using Quartz;
using Quartz.Extensibility;

namespace ActorTrading.Host.Scheduling;

/// <summary>What Quartz calls when the time of a job has come. It carries nothing but the job's id.</summary>
internal sealed class FiringJob(Func<JobId, CancellationToken, Task> fire) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await fire(new JobId(context.JobDetail.Key.Name), cancellationToken).ConfigureAwait(false);
}

/// <summary>Hands Quartz the one thing that it may call.</summary>
internal sealed class FiringJobFactory(Func<JobId, CancellationToken, Task> fire) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(
        TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JobScope(new FiringJob(fire), null));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) =>
        ValueTask.CompletedTask;
}
