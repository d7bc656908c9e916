using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Host.Tests.Http.Halts;

/// <summary>A journal whose appends wait while its gate is shut.</summary>
internal sealed class GatedJournal(IJournal inner) : IJournal
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isShut;

    public void Shut() => _isShut = true;

    public void Open()
    {
        _isShut = false;
        _opened.TrySetResult();
    }

    public async ValueTask<AppendOutcome> Append(JournalBatch batch)
    {
        if (_isShut)
        {
            await _opened.Task;
        }

        return await inner.Append(batch);
    }

    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches)
    {
        if (_isShut)
        {
            await _opened.Task;
        }

        return await inner.AppendMany(batches);
    }

    public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
        inner.Read(entity, fromSequence, limit);

    public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId) =>
        inner.FindCommand(entity, commandId);
}
