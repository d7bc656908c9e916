using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Administration;

/// <summary>What the node runs with, and where each value came from. Secrets are shown as <c>***</c>.</summary>
internal sealed class ConfigModule(NodeConfiguration configuration) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/config", () => TypedResults.Ok(ConfigAnswer.Of(configuration)))
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithTags("Node")
            .WithName("show_config")
            .WithSummary("Show every setting with its value and where that came from; secrets as ***")
            .Answers<ConfigAnswer>();
}
