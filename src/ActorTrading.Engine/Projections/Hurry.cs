namespace ActorTrading.Engine.Projections;

/// <summary>A wait that is over at once while somebody cannot wait.</summary>
internal sealed class Hurry
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiting;
    private int _hurried;

    /// <summary>Ends a wait that is under way, and lets none begin until what is returned is disposed of.</summary>
    public IDisposable Begin()
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            _hurried++;
            (waiting, _waiting) = (_waiting, null);
        }

        waiting?.SetResult();
        return new Ending(this);
    }

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task Wait(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        Task hurried;
        lock (_gate)
        {
            if (_hurried > 0)
            {
                return;
            }

            _waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            hurried = _waiting.Task;
        }

        // The time running out is the usual end of it.
        await hurried.WaitAsync(time, clock, cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    private void End()
    {
        lock (_gate)
        {
            _hurried--;
        }
    }

    private sealed class Ending(Hurry hurry) : IDisposable
    {
        public void Dispose() => hurry.End();
    }
}
