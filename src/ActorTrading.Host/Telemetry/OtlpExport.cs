using ActorTrading.Actors.Entities;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http.Correlation;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ActorTrading.Host.Telemetry;

/// <summary>Sends traces and metrics to a collector, where one is configured.</summary>
public sealed class OtlpExport : IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private OtlpExport(Uri endpoint, TelemetryOptions options)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(options.ServiceName);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler((double)options.TraceShare)))
            .AddSource(Tracing.SourceName, EntityTracing.SourceName)
            .AddProcessor(new CorrelationTag())
            .AddOtlpExporter(otlp => Address(otlp, endpoint, "v1/traces", options))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("ActorTrading*", "System.Runtime")
            .AddOtlpExporter(otlp => Address(otlp, endpoint, "v1/metrics", options))
            .Build();
    }

    /// <summary>Null where the options name no collector.</summary>
    public static OtlpExport? Start(TelemetryOptions options) =>
        options.OtlpEndpoint is { } endpoint ? new OtlpExport(endpoint, options) : null;

    /// <summary>Sends what waits, within the time. False where that did not do.</summary>
    public bool Flush(TimeSpan within)
    {
        var milliseconds = (int)within.TotalMilliseconds;
        return _traces.ForceFlush(milliseconds) & _metrics.ForceFlush(milliseconds);
    }

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static void Address(OtlpExporterOptions otlp, Uri endpoint, string path, TelemetryOptions options)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
        if (options.OtlpHeaders is { } headers)
        {
            otlp.Headers = headers.Reveal();
        }
    }
}
