using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Operations;

/// <summary>
/// Work that takes a while: on a thread of its own, so that the pool which trading runs on keeps its threads, and no
/// more of it at a time than the node can spare. Whoever comes when there is no room is asked to come again.
/// </summary>
/// <param name="atOnceMax">Pieces of work at a time.</param>
/// <param name="code">Of the problem when there is no room.</param>
/// <param name="busy">What it says.</param>
internal sealed class LongWork(int atOnceMax, string code, string busy)
{
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(2);

    private int _running;

    /// <summary>Completes when the work has ended, also when it is cancelled.</summary>
    public async Task<T> Run<T>(Func<T> work, CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref _running) > atOnceMax)
            {
                throw Problem.TooMany(code, busy, SoonAgain).AsException();
            }

            return await Task.Factory
                .StartNew(work, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
