namespace ActorTrading.Engine.Halts;

/// <summary>A thread of its own: a thread pool that is out of threads does not delay it.</summary>
public sealed class DedicatedLane : IHaltLane, IDisposable
{
    /// <summary>
    /// Pieces of work that may wait. A piece is a whole halt, so this many are a defect or an attack.
    /// </summary>
    private const int WaitingMax = 256;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly Queue<Action> _waiting = new();
    private readonly Thread _thread;
    private bool _isClosed;

    public DedicatedLane(string name)
    {
        _thread = new Thread(Work) { IsBackground = true, Name = name, Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    public Task<T> Run<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            if (_isClosed || _waiting.Count >= WaitingMax)
            {
                var why = _isClosed ? "closed" : "held up: too much waits already";
                done.SetException(new InvalidOperationException($"{_thread.Name} is {why}."));
                return done.Task;
            }

            _waiting.Enqueue(() => Complete(done, work));
            Monitor.Pulse(_waiting);
        }

        return done.Task;
    }

    /// <summary>Lets what waits be done and ends the thread, unless a disk or a venue holds on to it.</summary>
    public void Dispose()
    {
        lock (_waiting)
        {
            _isClosed = true;
            Monitor.Pulse(_waiting);
        }

        _thread.Join(Farewell);
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<T> work)
    {
        try
        {
            done.SetResult(work());
        }
#pragma warning disable CA1031 // The failure goes to whoever waits for the work.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            done.SetException(cause);
        }
    }

    private void Work()
    {
        while (Next() is { } work)
        {
            work();
        }
    }

    private Action? Next()
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_waiting);
            }

            return _waiting.TryDequeue(out var work) ? work : null;
        }
    }
}
