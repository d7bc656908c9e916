using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Jobs;
using ActorTrading.Engine.Jobs;
using ActorTrading.Storage.ReadModels.Rebuilding;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>Builds the read models anew beside those in use, and fails where the two differ.</summary>
internal sealed class ReadModelCheckRunner(ReadModelRebuild rebuild) : IJobRunner<JobTask.ReadModelCheck>
{
    public async Task<JobOutcome> Run(JobWork work, JobTask.ReadModelCheck task, CancellationToken stop)
    {
        try
        {
            return OutcomeOf(await rebuild.Run(swap: false, stop).ConfigureAwait(false));
        }
        catch (UnreadableJournalException unreadable)
        {
            return new JobOutcome.Failed(unreadable.Message);
        }
    }

    private static JobOutcome OutcomeOf(RebuildReport report)
    {
        var differing = report.Tables.Where(t => !t.IsEqual).Select(t => t.Table).ToArray();
        return differing.Length == 0
            ? new JobOutcome.Succeeded($"{report.Tables.Count} tables agree with the journal.")
            : new JobOutcome.Failed(
                $"These tables differ from the journal: {string.Join(", ", differing)}. Rebuild them.", IsFinal: true);
    }
}
