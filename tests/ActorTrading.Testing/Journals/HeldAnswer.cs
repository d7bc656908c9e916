using System.Threading.Tasks.Sources;

namespace ActorTrading.Testing.Journals;

/// <summary>
/// An answer given by hand, whose awaiter goes on inside <see cref="Complete"/>: unlike a task's, which may move to
/// another thread, and so fit for a simulation on one thread.
/// </summary>
public sealed class HeldAnswer<T> : IValueTaskSource<T>
{
    private ManualResetValueTaskSourceCore<T> _promise;

    public ValueTask<T> Answer => new(this, _promise.Version);

    public void Complete(T result) => _promise.SetResult(result);

    T IValueTaskSource<T>.GetResult(short token) => _promise.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource<T>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);
}
