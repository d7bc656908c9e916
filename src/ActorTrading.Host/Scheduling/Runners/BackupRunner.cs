using ActorTrading.Domain.Jobs;
using ActorTrading.Engine.Jobs;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>Makes a backup.</summary>
internal sealed class BackupRunner(IBackupMaker backups) : IJobRunner<JobTask.Backup>
{
    public async Task<JobOutcome> Run(JobWork work, JobTask.Backup task, CancellationToken stop) =>
        new JobOutcome.Succeeded(await backups.Make(stop).ConfigureAwait(false));
}
