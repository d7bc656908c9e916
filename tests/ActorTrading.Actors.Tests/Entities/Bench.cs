using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Actors.Supervision;

namespace ActorTrading.Actors.Tests.Entities;

/// <summary>
/// A host of tallies on one thread and virtual time. A second bench over the same stores is a restart.
/// </summary>
internal sealed class Bench
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public Bench(
        IJournal? journal = null,
        ISnapshotStore? snapshots = null,
        EntitySettings? settings = null,
        DeterministicScheduler? scheduler = null,
        Func<EntityHostOptions, EntityHostOptions>? adjust = null)
    {
        Scheduler = scheduler ?? new DeterministicScheduler(1, Start);
        Journal = journal ?? new InMemoryJournal();
        Definition = new TallyDefinition(Trace);
        var options = new EntityHostOptions
        {
            Scheduler = Scheduler,
            Journal = Journal,
            Snapshots = snapshots,
            OnAlarm = Alarms.Add,
        };
        Host = new EntityHost(adjust is null ? options : adjust(options));
        Host.Register(Definition, settings);
    }

    public DeterministicScheduler Scheduler { get; }

    public IJournal Journal { get; }

    public TallyDefinition Definition { get; }

    public EntityHost Host { get; }

    public List<string> Trace { get; } = [];

    public List<EntityAlarm> Alarms { get; } = [];

    public static EntityId Id(string key) => new("tally", key);

    /// <summary>Asks, runs to idle and returns the answer, which must be there by then.</summary>
    public CommandResult Ask(string key, TallyCommand command, string? commandId = null)
    {
        var answer = Host.Ask(Id(key), command, commandId);
        Scheduler.RunUntilIdle();
        return Settled(answer);
    }

    public static CommandResult Settled(ValueTask<CommandResult> answer)
    {
        Assert.True(answer.IsCompleted, "The command has no answer although nothing runs any more.");
        return answer.GetAwaiter().GetResult();
    }

    public void Advance(TimeSpan by) => Scheduler.AdvanceTo(Scheduler.Time.GetUtcNow() + by);

    public StateView View(string key, StateSource source = StateSource.Live)
    {
        var view = Host.Inspect(Id(key), source);
        Scheduler.RunUntilIdle();
        Assert.True(view.IsCompleted, "The entity did not answer although nothing runs any more.");
        return view.GetAwaiter().GetResult();
    }

    public TallyState State(string key) => (TallyState)View(key).State;
}
