namespace ActorTrading.Host.Http.Access;

/// <summary>What an endpoint demands of whoever calls it. One without a requirement keeps the door shut.</summary>
/// <param name="Permission">Null for everybody, known or not.</param>
public sealed record AccessRequirement(Permission? Permission, PortfolioScope Scope)
{
    public static AccessRequirement None { get; } = new(null, PortfolioScope.Shared);

    /// <summary>
    /// The endpoint is a WebSocket that takes the token in its first frame where the handshake brought none; it asks
    /// <see cref="Authenticator"/> itself.
    /// </summary>
    public bool InFirstFrame { get; init; }
}
