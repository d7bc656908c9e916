using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// The node's own hand on the switch: when its journal has not taken anything for too long, entries are kept back, and
/// when it has taken the record of just that, they pass again. Halts that people have raised are not touched by it.
/// </summary>
public sealed class JournalWatch
{
    private readonly WatchedJournal _journal;
    private readonly HaltSwitch _switch;
    private readonly EntityHost _host;
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private Timestamp _since;
    private bool _isEngaged;
    private Task<CommandResult>? _probe;

    /// <param name="limit">How long the journal may fail.</param>
    public JournalWatch(
        WatchedJournal journal, HaltSwitch halts, EntityHost host, TimeProvider time, TimeSpan limit) =>
        (_journal, _switch, _host, _time, _limit) = (journal, halts, host, time, limit);

    private Timestamp Now => Timestamp.From(_time.GetUtcNow());

    /// <summary>Looks once. Called by one thread at a time, a few times a second.</summary>
    public void Look()
    {
        var failingFor = _journal.FailingFor;
        if (!_isEngaged && failingFor > _limit)
        {
            (_isEngaged, _since) = (true, Now);
            _switch.Engage(
                AutomaticCause.JournalFailing,
                $"the journal has taken nothing for {failingFor.TotalSeconds:0} s; entries pass again when it does");
        }
        else if (_isEngaged)
        {
            Probe();
        }
    }

    // The journal is well when it has taken a record: so the node's return is on record before it is in force.
    private void Probe()
    {
        if (_probe is { IsCompletedSuccessfully: true, Result: CommandResult.Accepted })
        {
            (_probe, _isEngaged) = (null, false);
            _switch.Release(AutomaticCause.JournalFailing);
        }
        else if (_probe is null or { IsCompleted: true })
        {
            var outage = new HaltRegisterCommand.KeepOutage("journal failing", _since, Now);
            _probe = _host.Ask(HaltEntity.Id, outage).AsTask();
        }
    }
}
