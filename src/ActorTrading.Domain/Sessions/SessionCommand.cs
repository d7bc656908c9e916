using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Sessions;

public abstract record SessionCommand
{
    private SessionCommand()
    {
    }

    /// <summary>When it happens, stamped by the host.</summary>
    public required Timestamp At { get; init; }

    public sealed record Start(SessionId Id, SessionConfig Config, string By) : SessionCommand;

    public sealed record PauseEntries(string Reason) : SessionCommand;

    public sealed record Resume : SessionCommand;

    public sealed record Stop(string Reason) : SessionCommand;

    /// <summary>Time has come to <see cref="SessionCommand.At"/>: a scheduled start or end may be due.</summary>
    public sealed record Advance : SessionCommand;

    /// <summary>
    /// A round trip closed. Numbers rise within the portfolio; one that was counted is not counted again.
    /// </summary>
    public sealed record CountTrade(long Number, Amount Profit) : SessionCommand;
}
