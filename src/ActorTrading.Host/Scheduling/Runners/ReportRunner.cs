using ActorTrading.Domain.Jobs;
using ActorTrading.Engine.Jobs;
using ActorTrading.Host.Scheduling.Reports;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>
/// Writes the report of the last whole UTC day before the fire time. The file's name follows from portfolio and day, so
/// that a repetition writes the same file.
/// </summary>
internal sealed class ReportRunner(DailyReports reports) : IJobRunner<JobTask.Report>
{
    public async Task<JobOutcome> Run(JobWork work, JobTask.Report task, CancellationToken stop)
    {
        var day = DateOnly.FromDateTime(work.FireTime.ToDateTimeOffset().UtcDateTime).AddDays(-1);
        return await reports.Write(task.Portfolio, day, stop).ConfigureAwait(false) is { } file
            ? new JobOutcome.Succeeded($"{file} was written.")
            : new JobOutcome.Failed($"There is no portfolio '{task.Portfolio}'.", IsFinal: true);
    }
}
