using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Access;

public abstract record AccessCommand
{
    private AccessCommand()
    {
    }

    public required Timestamp At { get; init; }

    /// <summary>Makes a token. The same token once more is the one that is there already.</summary>
    public sealed record Issue(AccessToken Token) : AccessCommand;

    public sealed record Revoke(TokenId Id, string By, string Reason) : AccessCommand;

    /// <param name="Except">A token that stays, so that whoever closes all doors is not locked out; or null.</param>
    public sealed record RevokeAll(TokenId? Except, string By, string Reason) : AccessCommand;
}
