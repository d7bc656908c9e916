using ActorTrading.Actors.Mailboxes;

namespace ActorTrading.Actors.Entities;

/// <summary>What the host tells an entity, ahead of its commands.</summary>
internal enum EntitySignal : byte
{
    /// <summary>A turn that had to wait is over.</summary>
    TurnEnded,

    /// <summary>The wait before a restart is over.</summary>
    Restart,

    /// <summary>An operator lifts the suspension.</summary>
    Resume,

    /// <summary>An operator has the state dropped and loaded anew.</summary>
    Reload,

    Passivate,

    /// <summary>An operator has it take no commands until it is resumed.</summary>
    Suspend,

    /// <summary>Finish what waits and end.</summary>
    Stop,
}

internal sealed class SignalItem(EntitySignal signal) : MailItem
{
    public EntitySignal Signal { get; } = signal;
}

/// <summary>An operator wants an entity out of memory, if nothing needs it there.</summary>
internal sealed class UnloadItem(bool continuesInline) : MailItem
{
    private readonly TaskCompletionSource<bool> _done = new(
        continuesInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<bool> Done => _done.Task;

    public void Answer(bool isUnloaded) => _done.TrySetResult(isUnloaded);
}
