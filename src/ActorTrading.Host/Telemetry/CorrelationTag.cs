using System.Diagnostics;
using ActorTrading.Host.Http.Correlation;
using OpenTelemetry;

namespace ActorTrading.Host.Telemetry;

/// <summary>Puts the correlation id of the request that a trace began with on every span of it.</summary>
internal sealed class CorrelationTag : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (Tracing.CorrelationOf(data) is { } id)
        {
            data.SetTag(Tracing.CorrelationTag, id);
        }
    }
}
