using ActorTrading.Actors.Mailboxes;

namespace ActorTrading.Actors.Timers;

/// <summary>A command to come. When it falls due it stands in the entity's mailbox itself.</summary>
internal sealed class EntityTimer(string name, object command) : MailItem, IDisposable
{
    private ITimer? _clock;

    public string Name { get; } = name;

    public object Command { get; } = command;

    public void Start(TimeProvider time, TimeSpan due, Action<EntityTimer> fired) =>
        _clock = time.CreateTimer(_ => fired(this), null, due, Timeout.InfiniteTimeSpan);

    public void Dispose() => _clock?.Dispose();
}
