using System.Threading.Tasks.Sources;

namespace ActorTrading.Actors.Journals;

/// <summary>An append that waits for its group. Its continuation runs where the group is completed.</summary>
internal sealed class PendingAppend(JournalBatch batch) : IValueTaskSource<AppendOutcome>
{
    private ManualResetValueTaskSourceCore<AppendOutcome> _promise;

    public JournalBatch Batch { get; } = batch;

    public ValueTask<AppendOutcome> Outcome => new(this, _promise.Version);

    public void Complete(AppendOutcome outcome) => _promise.SetResult(outcome);

    AppendOutcome IValueTaskSource<AppendOutcome>.GetResult(short token) => _promise.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<AppendOutcome>.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource<AppendOutcome>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);
}
