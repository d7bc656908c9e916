using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http;

/// <summary>
/// A group of endpoints. Each declares what it needs (<see cref="Access.AccessDeclarations"/>), and each that changes
/// something has a name, under which the audit trail knows it; otherwise the door does not open.
/// </summary>
public interface IEndpointModule
{
    void Map(IEndpointRouteBuilder routes);
}
