namespace ActorTrading.Storage.MarketData;

/// <summary>Rows that belong together: done when the last of them is, failed when one of them was.</summary>
internal sealed class MarketWrite
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;

    public Task Done => _done.Task;

    /// <summary>By the writer: a part of it could not be written.</summary>
    public void Fail(Exception cause) => _failure ??= cause;

    /// <summary>By the writer: all of it has had its turn.</summary>
    public void Complete()
    {
        if (_failure is { } cause)
        {
            _done.TrySetException(new IOException($"Market data could not be written: {cause.Message}", cause));
        }
        else
        {
            _done.TrySetResult();
        }
    }
}
