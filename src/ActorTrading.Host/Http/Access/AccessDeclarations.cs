using Microsoft.AspNetCore.Builder;

namespace ActorTrading.Host.Http.Access;

/// <summary>How endpoints say who may call them.</summary>
public static class AccessDeclarations
{
    /// <summary>Only tokens whose role has the permission, held to the portfolios of the request.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission permission, PortfolioScope scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRequirement(permission, scope));

    /// <summary>A WebSocket: as above, though a token may also come in the first frame.</summary>
    public static TBuilder NeedsInFirstFrame<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRequirement(permission, PortfolioScope.InHandler) { InFirstFrame = true });

    /// <summary>Everybody, without a token: probes and documents that hold no secret.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(AccessRequirement.None);
}
