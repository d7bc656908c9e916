using System.Diagnostics;
using ActorTrading.Domain.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http.Correlation;

/// <summary>Gives every request its correlation id, in the answer, in the log and in the trace.</summary>
internal sealed class CorrelationStep(IdSource ids, ILogger<CorrelationStep> log)
{
    /// <summary>Of the scope around every line that is logged in a request.</summary>
    public const string ScopeKey = "correlation_id";

    private const int RandomBytes = 16;

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var parent = ParentOf(context.Request);
        using var activity = Tracing.Source.StartActivity("http", ActivityKind.Server, parent);
        var id = IdOf(context.Request, parent);
        if (activity is not null)
        {
            Tracing.Correlate(activity, id.Value);
        }

        context.Features.Set(new RequestCorrelation(id));
        context.Response.Headers[CorrelationHeaders.CorrelationId] = id.Value;
        using var scope = log.BeginScope(new Dictionary<string, object> { [ScopeKey] = id.Value });
        await next(context).ConfigureAwait(false);
        if (activity is not null)
        {
            Describe(activity, context, id);
        }
    }

    private static ActivityContext ParentOf(HttpRequest request) =>
        ActivityContext.TryParse(request.Headers[CorrelationHeaders.TraceParent], null, true, out var parent)
            ? parent
            : default;

    private static void Describe(Activity activity, HttpContext context, CorrelationId id)
    {
        var route = RouteText.Of(context);
        activity.DisplayName = $"{context.Request.Method} {route}";
        activity.SetTag("http.request.method", context.Request.Method);
        activity.SetTag("http.route", route);
        activity.SetTag("http.response.status_code", context.Response.StatusCode);
        activity.SetTag(Tracing.CorrelationTag, id.Value);
    }

    private CorrelationId IdOf(HttpRequest request, ActivityContext parent)
    {
        var given = request.Headers[CorrelationHeaders.CorrelationId];
        if (given.Count == 1 && CorrelationId.IsWellFormed(given[0]) && !Access.TokenText.LooksLikeToken(given[0]!))
        {
            return new CorrelationId(given[0]!);
        }

        return new CorrelationId(parent.TraceId != default ? parent.TraceId.ToHexString() : ids.Hex(RandomBytes));
    }
}
