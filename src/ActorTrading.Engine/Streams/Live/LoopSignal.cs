namespace ActorTrading.Engine.Streams.Live;

/// <summary>
/// Wakes the market thread. Raised after something was put where the thread looks; a signal that comes while it is
/// awake makes its next wait return at once, so that none is lost.
/// </summary>
internal sealed class LoopSignal : IDisposable
{
    private readonly ManualResetEventSlim _raised = new();

    public void Raise()
    {
        // What was put down must be seen by a thread that resets the signal after this look at it.
        Interlocked.MemoryBarrier();
        if (!_raised.IsSet)
        {
            _raised.Set();
        }
    }

    /// <summary>Returns when it was raised since the last wait. Look for work after it, not before.</summary>
    public void Wait()
    {
        _raised.Wait();
        _raised.Reset();
    }

    public void Dispose() => _raised.Dispose();
}
