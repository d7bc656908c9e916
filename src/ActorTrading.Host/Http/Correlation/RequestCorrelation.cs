using ActorTrading.Domain.Audit;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Correlation;

/// <summary>What joins the request, its commands and the log.</summary>
/// <param name="Id">The caller's, where it sent a good one.</param>
public sealed record RequestCorrelation(CorrelationId Id);

public static class RequestCorrelations
{
    private static readonly RequestCorrelation None = new(new CorrelationId("none"));

    public static RequestCorrelation Correlation(this HttpContext context) =>
        context.Features.Get<RequestCorrelation>() ?? None;
}
