using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Health;

/// <summary>Probes: open to all, since whoever probes holds no token, and therefore short.</summary>
internal sealed class HealthModule(INodeHealth health) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes)
    {
        Probe(routes, "/livez", "Whether the process is alive", health.Live);
        Probe(routes, "/readyz", "Whether the node can be given work", health.Ready);
        Probe(routes, "/startupz", "Whether the node has started", health.Startup);
    }

    private static void Probe(
        IEndpointRouteBuilder routes, string path, string summary, Func<IReadOnlyList<HealthCheck>> look) =>
        routes.MapGet(path, () => Answer(look()))
            .OpenToAll()
            .WithoutRateLimit()
            .WithTags("Health")
            .WithSummary(summary)
            .Produces<HealthAnswer>()
            .Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static JsonHttpResult<HealthAnswer> Answer(IReadOnlyList<HealthCheck> checks)
    {
        var ok = checks.All(c => c.Ok);
        return TypedResults.Json(
            new HealthAnswer(ok, checks),
            statusCode: ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

public sealed record HealthAnswer(bool Ok, IReadOnlyList<HealthCheck> Checks);
