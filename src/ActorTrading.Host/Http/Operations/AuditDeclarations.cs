using Microsoft.AspNetCore.Builder;

namespace ActorTrading.Host.Http.Operations;

/// <summary>How an endpoint says that it must answer also while the journal does not.</summary>
public static class AuditDeclarations
{
    /// <summary>The audit trail gets its line without the answer waiting for it: for the emergency stop.</summary>
    public static TBuilder AuditedWithoutWaiting<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AuditedWithoutWaiting());
}

internal sealed record AuditedWithoutWaiting;
