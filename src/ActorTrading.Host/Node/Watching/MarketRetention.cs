using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Node.Watching;

/// <summary>Removes stored market data that is older than it is kept.</summary>
/// <param name="clock">The market's: a recording ages by its own time.</param>
internal sealed partial class MarketRetention(
    IMarketStore store, TimeSpan keep, TimeProvider clock, ILogger<MarketRetention> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>Removes at once and then from time to time, until it is cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var pace = new PeriodicTimer(Interval, TimeProvider.System);
        try
        {
            do
            {
                await Try(cancellation).ConfigureAwait(false);
            }
            while (await pace.WaitForNextTickAsync(cancellation).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    /// <summary>The rows that were removed.</summary>
    public async Task<long> Prune(CancellationToken cancellation)
    {
        var before = Timestamp.From(clock.GetUtcNow()) + -keep;
        var removed = 0L;
        var series = await store.List(cancellation).ConfigureAwait(false);
        foreach (var timeframe in series.Select(s => s.Timeframe).Distinct())
        {
            removed += await store.Prune(timeframe, before, cancellation).ConfigureAwait(false);
        }

        return removed;
    }

    private async Task Try(CancellationToken cancellation)
    {
        try
        {
            if (await Prune(cancellation).ConfigureAwait(false) is var removed and > 0)
            {
                Removed(log, removed, keep);
            }
        }
#pragma warning disable CA1031 // Old data that stays for a while longer is no reason to stop anything.
        catch (Exception cause) when (cause is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotRemoved(log, cause);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} rows of market data were older than {Kept} and are gone.")]
    private static partial void Removed(ILogger log, long count, TimeSpan kept);

    [LoggerMessage(LogLevel.Warning, "Old market data could not be removed; it is tried again in some hours.")]
    private static partial void NotRemoved(ILogger log, Exception cause);
}
