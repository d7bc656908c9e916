using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Alerts;

public abstract record AlertCommand
{
    private AlertCommand()
    {
    }

    public required Timestamp At { get; init; }

    /// <summary>
    /// Raises an alert. Where one of this code and target stands that is as severe, it is satisfied; a graver one
    /// makes that alert graver, and nobody has acknowledged it any more.
    /// </summary>
    public sealed record Raise(string Code, AlertSeverity Severity, string Target, string Message) : AlertCommand;

    public sealed record Acknowledge(AlertId Id, string By) : AlertCommand;

    /// <summary>What the alert was about is over. One that does not stand satisfies it.</summary>
    public sealed record Clear(AlertKey Key, string By) : AlertCommand;
}
