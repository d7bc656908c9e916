using System.Diagnostics;
using ActorTrading.Actors.Mailboxes;

namespace ActorTrading.Actors.Entities;

/// <summary>Something that takes its turn in an entity's mailbox.</summary>
internal abstract class EntityItem : MailItem
{
    /// <summary>The entity does not take it.</summary>
    public virtual void Decline(CommandResult.Unavailable reason)
    {
    }
}

/// <summary>A command nobody waits for.</summary>
internal class CommandItem(object command, string? commandId) : EntityItem
{
    public object Command { get; } = command;

    public string? CommandId { get; } = commandId;

    /// <summary>The span in which it was sent; null where nobody listens.</summary>
    public Activity? Origin { get; } = EntityTracing.Origin;

    public virtual void Answer(CommandResult result)
    {
    }

    public sealed override void Decline(CommandResult.Unavailable reason) => Answer(reason);
}

/// <summary>Loads the entity; <paramref name="done"/> is called once, also when that fails.</summary>
internal sealed class StartItem(Action done) : EntityItem
{
    public void Done() => done();

    public override void Decline(CommandResult.Unavailable reason) => done();
}

/// <summary>Has the entity save a snapshot of its state as it is.</summary>
internal sealed class SnapshotItem(bool continuesInline) : EntityItem
{
    private readonly TaskCompletionSource<long> _saved = new(
        continuesInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The sequence of the state that is on disk.</summary>
    public Task<long> Saved => _saved.Task;

    public void Answer(long sequence) => _saved.TrySetResult(sequence);

    public void Fail(Exception cause) => _saved.TrySetException(cause);

    public override void Decline(CommandResult.Unavailable reason) =>
        _saved.TrySetException(new EntityUnavailableException(reason));
}

internal sealed class InspectItem(StateSource source, bool continuesInline) : EntityItem
{
    private readonly TaskCompletionSource<StateView> _view = new(
        continuesInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    public StateSource Source { get; } = source;

    public Task<StateView> View => _view.Task;

    public void Answer(StateView view) => _view.TrySetResult(view);

    public override void Decline(CommandResult.Unavailable reason) =>
        _view.TrySetException(new EntityUnavailableException(reason));
}
