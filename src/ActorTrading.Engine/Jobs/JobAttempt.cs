namespace ActorTrading.Engine.Jobs;

/// <summary>An attempt on its way: how it is asked to stop, and when it has.</summary>
internal sealed class JobAttempt(CancellationToken nodeStops) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(nodeStops);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationToken Token => _stop.Token;

    public Task Ended => _ended.Task;

    public void Cancel()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended while somebody wanted it to.
        }
    }

    public void End()
    {
        Dispose();
        _ended.SetResult();
    }

    public void Dispose() => _stop.Dispose();
}
