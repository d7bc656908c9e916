using System.Threading.Tasks.Sources;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals.Writing;

/// <summary>Batches that wait for one durable write, and the promise of their outcomes.</summary>
internal sealed class WaitingWrite(IReadOnlyList<JournalBatch> batches)
    : IValueTaskSource<AppendOutcome>, IValueTaskSource<IReadOnlyList<AppendOutcome>>
{
    private ManualResetValueTaskSourceCore<bool> _promise;

    public IReadOnlyList<JournalBatch> Batches { get; } = batches;

    /// <summary>In the order of the batches; set before <see cref="Complete"/>.</summary>
    public AppendOutcome[] Outcomes { get; } = new AppendOutcome[batches.Count];

    public ValueTask<AppendOutcome> One => new(this, _promise.Version);

    public ValueTask<IReadOnlyList<AppendOutcome>> All => new(this, _promise.Version);

    public void Answer(AppendOutcome outcome) => Array.Fill(Outcomes, outcome);

    /// <summary>Runs what waits for the outcomes on this thread.</summary>
    public void Complete() => _promise.SetResult(true);

    AppendOutcome IValueTaskSource<AppendOutcome>.GetResult(short token)
    {
        _promise.GetResult(token);
        return Outcomes[0];
    }

    IReadOnlyList<AppendOutcome> IValueTaskSource<IReadOnlyList<AppendOutcome>>.GetResult(short token)
    {
        _promise.GetResult(token);
        return Outcomes;
    }

    ValueTaskSourceStatus IValueTaskSource<AppendOutcome>.GetStatus(short token) => _promise.GetStatus(token);

    ValueTaskSourceStatus IValueTaskSource<IReadOnlyList<AppendOutcome>>.GetStatus(short token) =>
        _promise.GetStatus(token);

    void IValueTaskSource<AppendOutcome>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource<IReadOnlyList<AppendOutcome>>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);
}
