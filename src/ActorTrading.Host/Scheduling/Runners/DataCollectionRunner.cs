using System.Globalization;
using ActorTrading.Domain.Jobs;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>
/// Pulls the bars of the stretch before the fire time into the market store. A bar is one by symbol, timeframe and
/// opening, so that a repetition adds nothing.
/// </summary>
internal sealed class DataCollectionRunner(IHistorySource source, IMarketStore store)
    : IJobRunner<JobTask.DataCollection>
{
    public async Task<JobOutcome> Run(JobWork work, JobTask.DataCollection task, CancellationToken stop)
    {
        try
        {
            return await Collect(work, task, stop).ConfigureAwait(false);
        }
        catch (HistoryMissingException missing)
        {
            return new JobOutcome.Failed(missing.Message);
        }
    }

    private async Task<JobOutcome> Collect(JobWork work, JobTask.DataCollection task, CancellationToken stop)
    {
        var to = work.FireTime.Floor(task.Timeframe.Length);
        var from = (work.FireTime - task.Lookback).Floor(task.Timeframe.Length);
        var count = 0;
        foreach (var symbol in task.Symbols)
        {
            var bars = await source.Read(symbol, task.Timeframe, from, to, stop).ConfigureAwait(false);
            await store.Append(bars, stop).ConfigureAwait(false);
            count += bars.Count;
        }

        return new JobOutcome.Succeeded(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} bars of {task.Timeframe} from {from} to {to} are stored, of {task.Symbols.Length} symbols."));
    }
}
