namespace ActorTrading.Host.Configuration;

/// <summary>Where metrics and traces are sent.</summary>
public sealed record TelemetryOptions
{
    /// <summary>The collector's OTLP address over HTTP; null sends nothing.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Headers of each export, <c>name=value,name=value</c>: they often hold a key.</summary>
    public Secret? OtlpHeaders { get; init; }

    /// <summary>What this node is called among others.</summary>
    public string ServiceName { get; init; } = "actortrading";

    /// <summary>The share of traces that is kept, from nought to one.</summary>
    public decimal TraceShare { get; init; } = 0.1m;
}
