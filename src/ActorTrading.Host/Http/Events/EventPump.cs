using ActorTrading.Engine.Subscriptions;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Events;

/// <summary>Carries the events of one subscription to a client, with a heartbeat where there are none.</summary>
internal sealed class EventPump(EventSocket socket, EventsOptions options, TimeProvider time)
{
    /// <summary>Runs until cancelled.</summary>
    /// <exception cref="EventsEndException">The client does not keep up.</exception>
    public async Task Run(EventSubscription subscription, CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var events = await Next(subscription, cancellation).ConfigureAwait(false);
                foreach (var e in events)
                {
                    cancellation.ThrowIfCancellationRequested();
                    await socket.Send(e.Frame).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Another subscription takes its place, or the connection ends.
        }
        catch (SlowSubscriberException)
        {
            throw new EventsEndException(CloseCodes.SlowReader, TooSlow) { Cursor = subscription.Cursor };
        }
    }

    private static Problem TooSlow { get; } = new(
        StatusCodes.Status429TooManyRequests,
        "slow_reader",
        "Events came faster than they were taken. Connect again and go on from the cursor.");

    private async Task<IReadOnlyList<FeedEvent>> Next(EventSubscription subscription, CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource(options.HeartbeatEvery, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellation);
        try
        {
            return await subscription.Next(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await socket.Send(ServerMessages.Heartbeat(subscription.Settle())).ConfigureAwait(false);
            return [];
        }
    }
}
