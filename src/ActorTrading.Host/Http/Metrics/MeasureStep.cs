using System.Diagnostics.Metrics;
using ActorTrading.Host.Http.Correlation;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Metrics;

/// <summary>Measures requests by route, method and status.</summary>
internal sealed class MeasureStep : IDisposable
{
    private const string MeterName = "ActorTrading.Http";

    private readonly TimeProvider _time;
    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _durations;

    public MeasureStep(TimeProvider time)
    {
        _time = time;
        _durations = _meter.CreateHistogram<double>("http.request.duration", "s", "Time to answer a request.");
    }

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var start = _time.GetTimestamp();
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            _durations.Record(
                _time.GetElapsedTime(start).TotalSeconds,
                new("method", MethodOf(context.Request)),
                new("route", RouteText.Of(context)),
                new("status", context.Response.StatusCode));
        }
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>Anybody can invent methods, and each would be a series of its own.</summary>
    private static string MethodOf(HttpRequest request) =>
        request.Method is "GET" or "POST" or "PUT" or "DELETE" or "HEAD" or "OPTIONS" or "PATCH"
            ? request.Method
            : "other";
}
