using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Correlation;

/// <summary>
/// A request's route as it was declared. Unlike its path it holds nothing that a caller made up, and belongs into logs,
/// traces and metrics.
/// </summary>
internal static class RouteText
{
    public static string Of(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } text
            ? "/" + text.Trim('/')
            : "none";
}
