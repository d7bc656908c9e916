using ActorTrading.Engine.Subscriptions;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Events;

/// <summary>
/// A client that is let in, until it leaves or is cut off: takes its subscriptions, one at a time, and ends when its
/// token does.
/// </summary>
internal sealed class EventConnection(EventSocket socket, Caller caller, EventTail tail, EventsTerms terms)
    : IAsyncDisposable
{
    private readonly TaskCompletionSource<Exception> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _pumping;
    private Task _pump = Task.CompletedTask;
    private int _subscriptions;

    /// <summary>Serves the client. Returns when it has closed.</summary>
    /// <exception cref="EventsEndException">It is to be told that it ends, and why.</exception>
    public async Task Serve(CancellationToken tokenEnded, CancellationToken stopping)
    {
        await socket.Send(ServerMessages.Ready(tail.Head)).ConfigureAwait(false);
        var ended = EndOf(tokenEnded, stopping);
        var listening = Listen();
        var first = await Task.WhenAny(listening, _failed.Task, ended).ConfigureAwait(false);
        if (first == listening)
        {
            await listening.ConfigureAwait(false);
            return;
        }

        // What the client still says matters no more, whatever it is.
        _ = listening.ContinueWith(static task => task.Exception, TaskScheduler.Default);
        throw await (first == ended ? ended : _failed.Task).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => new(StopPump());

    private static async Task<Exception> EndOf(CancellationToken tokenEnded, CancellationToken stopping)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onToken = tokenEnded.Register(() => end.TrySetResult()).ConfigureAwait(false);
        await using var onStop = stopping.Register(() => end.TrySetResult()).ConfigureAwait(false);
        await end.Task.ConfigureAwait(false);
        return stopping.IsCancellationRequested ? Ends.Stopping() : Ends.TokenEnded();
    }

    private async Task Listen()
    {
        while (await socket.Receive().ConfigureAwait(false) is { } bytes)
        {
            var message = JsonReading.Read<ClientMessage>(bytes);
            if (message.Type != ClientMessage.Subscribe)
            {
                throw EventsEndException.BadMessage(
                    "message_unknown", $"'{message.Type}' is not understood here; send '{ClientMessage.Subscribe}'.");
            }

            if (++_subscriptions > terms.Options.SubscriptionsMax)
            {
                throw EventsEndException.Limit(
                    "too_many_subscriptions",
                    $"A connection takes {terms.Options.SubscriptionsMax} subscriptions; open another.");
            }

            await Subscribe(message).ConfigureAwait(false);
        }
    }

    private async Task Subscribe(ClientMessage message)
    {
        var (filter, after) = new SubscriptionRequest(caller, terms.Options, tail).Check(message);
        await StopPump().ConfigureAwait(false);
        await socket.Send(ServerMessages.Subscribed(filter.Topics, after)).ConfigureAwait(false);
        _pumping = new CancellationTokenSource();
        _pump = Pump(tail.Subscribe(filter, after), _pumping.Token);
    }

    private async Task Pump(EventSubscription subscription, CancellationToken cancellation)
    {
        using (subscription)
        {
            try
            {
                await Task.Yield();
                await new EventPump(socket, terms.Options, terms.Time).Run(subscription, cancellation)
                    .ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever ends the pump ends the connection, which says so.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                _failed.TrySetResult(cause);
            }
        }
    }

    private async Task StopPump()
    {
        if (_pumping is { } pumping)
        {
            await pumping.CancelAsync().ConfigureAwait(false);
            await _pump.ConfigureAwait(false);
            pumping.Dispose();
            _pumping = null;
        }
    }

    private static class Ends
    {
        public static EventsEndException TokenEnded() => new(
            CloseCodes.Unauthenticated,
            new Problem(401, ProblemCodes.Unauthenticated, "The token has expired or was revoked."));

        public static EventsEndException Stopping() => new(
            CloseCodes.GoingAway, Problem.Unavailable("node_stopping", "The node stops; connect again later."));
    }
}
