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

    /// <summary>Finish what waits and end.</summary>
    Stop,
}

internal sealed class SignalItem(EntitySignal signal) : MailItem
{
    public EntitySignal Signal { get; } = signal;
}
