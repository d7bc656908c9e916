using ActorTrading.Domain.Jobs;
using ActorTrading.Engine.Jobs;
using ActorTrading.Storage.Backups;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>Makes a backup.</summary>
internal sealed class BackupRunner(IBackupMaker backups) : IJobRunner<JobTask.Backup>
{
    public async Task<JobOutcome> Run(JobWork work, JobTask.Backup task, CancellationToken stop)
    {
        try
        {
            return new JobOutcome.Succeeded(await backups.Make(stop).ConfigureAwait(false));
        }
        catch (BackupException cannot)
        {
            return new JobOutcome.Failed(cannot.Message);
        }
    }
}
