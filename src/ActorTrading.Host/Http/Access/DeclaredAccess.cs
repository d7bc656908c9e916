using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Access;

/// <summary>Finds the endpoints that do not say who may call them, or that the audit trail would not know.</summary>
internal static class DeclaredAccess
{
    /// <exception cref="InvalidOperationException">There is such an endpoint; all of them are named.</exception>
    public static void Demand(IEnumerable<Endpoint> endpoints)
    {
        var faults = endpoints.SelectMany(FaultsOf).ToArray();
        if (faults.Length > 0)
        {
            throw new InvalidOperationException("The door stays shut: " + string.Join(' ', faults));
        }
    }

    public static bool IsWrite(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static IEnumerable<string> FaultsOf(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<AccessRequirement>() is not { } requirement)
        {
            yield return $"{endpoint.DisplayName} declares no permission.";
            yield break;
        }

        var writes = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(IsWrite) ?? false;
        if (writes && requirement.Permission is null)
        {
            yield return $"{endpoint.DisplayName} changes something and is open to all.";
        }

        if (writes && endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is null)
        {
            yield return $"{endpoint.DisplayName} changes something and has no name for the audit trail.";
        }
    }
}
