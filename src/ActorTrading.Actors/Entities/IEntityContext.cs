namespace ActorTrading.Actors.Entities;

/// <summary>What an entity may do beside deciding. Valid only during the call that received it.</summary>
public interface IEntityContext
{
    EntityId Self { get; }

    TimeProvider Time { get; }

    /// <summary>Posts a command without waiting. A mailbox that is full raises an alarm with the sender's id.</summary>
    void Tell(EntityId to, object command, string? commandId = null);

    /// <summary>
    /// Sends <paramref name="command"/> to this entity once after <paramref name="due"/>, replacing a timer of the same
    /// name. Timers live in memory: a restart, passivation or stop cancels them, and <c>Recovered</c> arms them anew.
    /// </summary>
    void StartTimer(string name, TimeSpan due, object command);

    /// <summary>Cancels the timer, also when it has fired and its command waits in the mailbox.</summary>
    void CancelTimer(string name);
}
