using System.Runtime.CompilerServices;

namespace ActorTrading.Actors.Mailboxes;

/// <summary>
/// Awaits an operation from inside a cell's turn: what comes after runs in the cell again, as a system item, and not on
/// the thread that completed the operation. An operation that is complete already costs nothing.
/// </summary>
internal readonly struct CellAwait<T>(Cell cell, ValueTask<T> operation) : ICriticalNotifyCompletion
{
    public bool IsCompleted => operation.IsCompleted;

    public CellAwait<T> GetAwaiter() => this;

    public T GetResult() => operation.GetAwaiter().GetResult();

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        var target = cell;
        var item = new ContinuationItem(continuation);
        operation.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => target.PostSystem(item));
    }
}

/// <summary>The rest of a turn.</summary>
internal sealed class ContinuationItem(Action continuation) : MailItem
{
    public void Continue() => continuation();
}
