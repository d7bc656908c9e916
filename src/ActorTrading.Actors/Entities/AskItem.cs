using System.Threading.Tasks.Sources;

namespace ActorTrading.Actors.Entities;

/// <summary>A command with a waiting caller: mailbox node, envelope and promise in one object.</summary>
internal sealed class AskItem : CommandItem, IValueTaskSource<CommandResult>
{
    private ManualResetValueTaskSourceCore<CommandResult> _promise;
    private bool _answered;

    public AskItem(object command, string? commandId, bool continuesInline)
        : base(command, commandId) => _promise.RunContinuationsAsynchronously = !continuesInline;

    public ValueTask<CommandResult> Result => new(this, _promise.Version);

    /// <summary>The first answer counts: a failure after the reply does not change it.</summary>
    public override void Answer(CommandResult result)
    {
        if (!_answered)
        {
            _answered = true;
            _promise.SetResult(result);
        }
    }

    CommandResult IValueTaskSource<CommandResult>.GetResult(short token) => _promise.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<CommandResult>.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource<CommandResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);
}
