using ActorTrading.Host.Http.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Metrics;

/// <summary>What the node measures, for Prometheus.</summary>
internal sealed class MetricsModule(MetricsExporter exporter) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", () => TypedResults.Text(exporter.Export(), PrometheusText.ContentType))
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithTags("Metrics")
            .WithName("read_metrics")
            .WithSummary("Read what the node measures, as Prometheus text")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
}
