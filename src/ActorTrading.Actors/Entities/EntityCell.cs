using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Supervision;
using ActorTrading.Actors.Timers;

namespace ActorTrading.Actors.Entities;

/// <summary>
/// The life of one entity around its turns: load, restart, suspension, timers, passivation, stop. What a turn does is
/// up to <see cref="Entity{TState,TCommand,TEvent}"/>.
/// </summary>
internal abstract class EntityCell(EntityHost host, EntityType type, string key)
    : Cell(host.Options.Scheduler, type.Settings.Mailbox), IEntityContext
{
    private TimerSet? _timers;
    private FailureLog? _failures;
    private ITimer? _backOff;

    /// <summary>Why commands are turned away, while they are.</summary>
    private CommandResult.Unavailable? _refusal;
    private EntitySignal? _deferred;
    private string _suspension = "";
    private bool _turning;
    private bool _stopping;

    public string Key => key;

    public EntityType Type => type;

    public EntityId Self => new(type.Name, key);

    public TimeProvider Time => host.Time;

    /// <summary>The host's sweep in which the entity last had a turn.</summary>
    public int LastSweep { get; private set; } = type.Sweep;

    protected EntityHost Host => host;

    protected abstract bool IsLoaded { get; }

    /// <summary>The state is loaded and asks to stay.</summary>
    protected abstract bool IsRemembered { get; }

    public PostOutcome Offer(EntityItem item, bool bounded) => bounded ? Post(item) : PostUnbounded(item);

    public void Signal(EntitySignal signal) => PostSystem(new SignalItem(signal));

    /// <summary>Drops the state and takes no commands until it is resumed.</summary>
    public PostOutcome SuspendFor(string reason)
    {
        Volatile.Write(ref _suspension, reason);
        return PostSystem(new SignalItem(EntitySignal.Suspend));
    }

    /// <summary>Ends the cell unless something needs it: a turn, what waits, or its own state.</summary>
    public Task<bool> Unload()
    {
        var item = new UnloadItem(Scheduler.ContinuesInline);
        if (PostSystem(item) != PostOutcome.Posted)
        {
            item.Answer(isUnloaded: true);
        }

        return item.Done;
    }

    public void Tell(EntityId to, object command, string? commandId = null)
    {
        if (!host.Tell(to, command, commandId))
        {
            Raise(EntityAlarmKind.TellRefused, $"{to} did not take {command.GetType().Name}.");
        }
    }

    public void StartTimer(string name, TimeSpan due, object command)
    {
        type.Demand(command);
        _timers ??= new TimerSet(type.Settings.TimersMax);
        _timers.Start(new EntityTimer(name, command), Time, due, fired => PostUnbounded(fired));
    }

    public void CancelTimer(string name) => _timers?.Cancel(name);

    protected abstract ValueTask Load();

    protected abstract ValueTask Execute(CommandItem item);

    /// <summary>Tells the definition that a timer's command was handled, if the entity is still loaded.</summary>
    protected abstract void TimerHandled();

    protected abstract ValueTask<StateView> View(StateSource source);

    /// <summary>Begins to save the state as it is; whoever asked is told when that is done.</summary>
    protected abstract void SaveSnapshot(SnapshotItem item);

    /// <summary>Drops the state; the journal has it.</summary>
    protected virtual void Forget() => _timers?.CancelAll();

    protected void Raise(EntityAlarmKind kind, string message, Exception? cause = null) =>
        host.Options.OnAlarm(new EntityAlarm(Self, kind, message, cause));

    protected sealed override void Handle(MailItem item)
    {
        LastSweep = type.Sweep;
        Begin(Turn(item));
    }

    protected sealed override void HandleSystem(MailItem item)
    {
        if (item is ContinuationItem rest)
        {
            rest.Continue();
            return;
        }

        if (item is UnloadItem unload)
        {
            unload.Answer(!Held && _refusal is null && !IsRemembered && End());
            return;
        }

        On(((SignalItem)item).Signal);
    }

    protected sealed override void Drained()
    {
        if (_stopping || host.IsStopping)
        {
            End();
        }
    }

    private void On(EntitySignal signal)
    {
        switch (signal)
        {
            case EntitySignal.Suspend when _turning:
                _deferred = signal;
                break;
            case EntitySignal.Restart or EntitySignal.Resume or EntitySignal.Reload when _turning:
                // The turn that led here has not reported its end yet. Resuming loads as well, so it goes first.
                _deferred = _deferred is EntitySignal.Resume or EntitySignal.Suspend ? _deferred : signal;
                break;
            case EntitySignal.Suspend when _refusal is null && !_stopping:
                EndBackOff();
                Forget();
                Suspend(Volatile.Read(ref _suspension));
                break;
            case EntitySignal.TurnEnded:
                EndTurn();
                break;
            case EntitySignal.Restart when _backOff is not null:
                EndBackOff();
                Begin(Restart());
                break;
            case EntitySignal.Resume when _refusal is not null && !_stopping:
                _refusal = null;
                _failures = null;
                host.Resumed(Self);
                Begin(Restart());
                break;
            case EntitySignal.Reload when _refusal is null && !_stopping:
                EndBackOff();
                Forget();
                Begin(Restart());
                break;
            case EntitySignal.Passivate when !Held && _refusal is null && type.IsIdle(this) && !IsRemembered:
                End();
                break;
            case EntitySignal.Stop:
                _stopping = true;
                AbandonBackOff();
                break;
        }
    }

    private void Begin(ValueTask turn)
    {
        if (turn.IsCompleted)
        {
            turn.GetAwaiter().GetResult();
            EndTurn();
            return;
        }

        _turning = true;
        Held = true;
        turn.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => Signal(EntitySignal.TurnEnded));
    }

    private void EndTurn()
    {
        _turning = false;
        Held = _backOff is not null;
        if (_stopping)
        {
            AbandonBackOff();
        }

        if (_deferred is { } signal)
        {
            _deferred = null;
            On(signal);
        }
    }

    private async ValueTask Turn(MailItem item)
    {
        try
        {
            if (_refusal is not null && item is not InspectItem)
            {
                (item as EntityItem)?.Decline(_refusal);
                return;
            }

            if (!IsLoaded && _refusal is null)
            {
                await Reload().ConfigureAwait(false);
            }

            await Dispatch(item).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The supervisor of whatever the definition throws.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Failed(item as EntityItem, cause);
        }
    }

    private async ValueTask Dispatch(MailItem item)
    {
        switch (item)
        {
            case CommandItem command:
                await Execute(command).ConfigureAwait(false);
                break;
            case EntityTimer timer when _timers is not null && _timers.Take(timer):
                await Execute(new CommandItem(timer.Command, null)).ConfigureAwait(false);
                TimerHandled();
                break;
            case InspectItem inspect:
                await Inspect(inspect).ConfigureAwait(false);
                break;
            case SnapshotItem snapshot:
                SaveSnapshot(snapshot);
                break;
            case StartItem start:
                start.Done();
                break;
        }
    }

    private async ValueTask Inspect(InspectItem item)
    {
        try
        {
            item.Answer(await View(_refusal is null ? item.Source : StateSource.FullReplay).ConfigureAwait(false));
        }
#pragma warning disable CA1031 // A failed look at the journal is the inspector's answer, not the entity's failure.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            item.Decline(_refusal ?? JournalAway(cause));
        }
    }

    private async ValueTask Restart()
    {
        try
        {
            await Reload().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // As in Turn.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Failed(null, cause);
        }
    }

    private async ValueTask Reload()
    {
        await Load().ConfigureAwait(false);
        _failures?.JournalBack();
    }

    private void Failed(EntityItem? item, Exception cause)
    {
        Forget();
        _failures ??= new FailureLog(type.Settings.Supervision, host.JitterSeed(Self));
        switch (cause)
        {
            case JournalUnavailableException:
                BackOff(_failures.JournalAway(), cause);
                item?.Decline(JournalAway(cause.InnerException ?? cause));
                break;
            case UnreadableJournalException:
                Suspend(cause.Message, cause);
                item?.Decline(_refusal!);
                break;
            default:
                if (_failures.Failed(Time.GetUtcNow()) is { } wait)
                {
                    BackOff(wait, cause);
                }
                else
                {
                    Suspend(cause.Message, cause);
                }

                item?.Decline(Defect(cause));
                break;
        }
    }

    // Answers go to whoever may ask, and what exceptions say may be for nobody but the operator, such as a path: they
    // name the kind; what a failed turn threw is in its alarm.
    private static CommandResult.Unavailable JournalAway(Exception cause) => new(
        UnavailableCode.JournalUnavailable, $"The journal could not be read ({cause.GetType().Name}).");

    private CommandResult.Unavailable Defect(Exception cause) => new(
        UnavailableCode.EntityFailed,
        $"{Self} failed with {cause.GetType().Name}, which nobody expected; it loads anew. The log has the rest.");

    private void BackOff(TimeSpan wait, Exception cause)
    {
        Raise(EntityAlarmKind.Restarting, $"Restarts in {wait.TotalMilliseconds:0} ms: {cause.Message}", cause);
        _backOff = Time.CreateTimer(_ => Signal(EntitySignal.Restart), null, wait, Timeout.InfiniteTimeSpan);
    }

    private void EndBackOff()
    {
        _backOff?.Dispose();
        _backOff = null;
        Held = false;
    }

    /// <summary>A host that stops does not wait for a restart: what waits is declined.</summary>
    private void AbandonBackOff()
    {
        if (!_turning && _backOff is not null)
        {
            EndBackOff();
            _refusal = EntityHost.Stopping;
        }
    }

    private void Suspend(string reason, Exception? cause = null)
    {
        _refusal = new CommandResult.Unavailable(UnavailableCode.Suspended, reason);
        host.Suspended(new SuspendedEntity(Self, reason, Time.GetUtcNow()));
        Raise(EntityAlarmKind.Suspended, $"Suspended until it is resumed: {reason}", cause);
    }

    private bool End()
    {
        if (!TryClose())
        {
            return false;
        }

        _timers?.CancelAll();
        host.Ended(this);
        return true;
    }
}
