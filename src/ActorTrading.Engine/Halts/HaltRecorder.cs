using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;

namespace ActorTrading.Engine.Halts;

/// <summary>Has what is in force put on record, as soon as the journal allows.</summary>
internal sealed class HaltRecorder
{
    private readonly EntityHost _host;
    private readonly HaltSwitch _switch;
    private readonly Insistence<HaltScope> _recording;

    public HaltRecorder(EntityHost host, HaltSwitch halts, HaltRetry retry)
    {
        (_host, _switch) = (host, halts);
        _recording = new(Attempt, retry);
    }

    /// <summary>Scopes whose halt is in force and not yet on record.</summary>
    public IReadOnlyCollection<HaltScope> Unrecorded => _recording.Open;

    public bool IsRecorded(HaltScope scope) => !_recording.IsOpen(scope);

    /// <summary>Completes when what is in force on the scope is on record; does nothing for it.</summary>
    public Task Recorded(HaltScope scope) => _recording.Closed(scope);

    /// <summary>Has the scope's halt put on record, and completes when it is.</summary>
    public Task Record(HaltScope scope) => _recording.Until(scope);

    private async ValueTask<string?> Attempt(HaltScope scope)
    {
        var standing = _switch.InForce.Standing;
        if (!standing.Halts.Raised.TryGetValue(scope, out var halt))
        {
            return null;
        }

        var command = new HaltRegisterCommand.Raise(halt, standing.Flattening.Contains(scope));
        return await _host.Ask(HaltEntity.Id, command).ConfigureAwait(false) switch
        {
            CommandResult.Accepted or CommandResult.Refused => null,
            var other => other.ToString(),
        };
    }
}
