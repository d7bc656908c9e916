using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Passivation;

/// <summary>Starts many entities without a stampede: so many load at a time, the next when one is done.</summary>
internal sealed class RememberedStart(EntityHost host, IReadOnlyList<EntityId> ids)
{
    private readonly TaskCompletionSource _all = new(
        host.Options.Scheduler.ContinuesInline
            ? TaskCreationOptions.None
            : TaskCreationOptions.RunContinuationsAsynchronously);

    private int _next;
    private int _done;

    public Task Begin()
    {
        if (ids.Count == 0)
        {
            return Task.CompletedTask;
        }

        for (var i = Math.Min(ids.Count, host.Options.StartsAtOnceMax); i > 0; i--)
        {
            StartNext();
        }

        return _all.Task;
    }

    private void StartNext()
    {
        var index = Interlocked.Increment(ref _next) - 1;
        if (index < ids.Count && !host.Start(ids[index], new StartItem(Done)))
        {
            Done();
        }
    }

    private void Done()
    {
        if (Interlocked.Increment(ref _done) == ids.Count)
        {
            _all.TrySetResult();
            return;
        }

        StartNext();
    }
}
