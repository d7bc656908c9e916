using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Access;

public abstract record AccessEvent
{
    private AccessEvent()
    {
    }

    public required Timestamp At { get; init; }

    public sealed record Issued(AccessToken Token) : AccessEvent;

    public sealed record Revoked(TokenId Id, string By, string Reason) : AccessEvent;
}
