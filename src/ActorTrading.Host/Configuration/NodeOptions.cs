namespace ActorTrading.Host.Configuration;

/// <summary>
/// How a node is set up, checked and complete. The defaults start a node on paper with a made-up market, reachable
/// from this machine only.
/// </summary>
public sealed record NodeOptions
{
    /// <summary>The one folder that holds everything a node keeps.</summary>
    public string DataFolder { get; init; } = "./data";

    public HttpOptions Http { get; init; } = new();

    public FeedOptions Feed { get; init; } = new();

    public VenueOptions Venue { get; init; } = new();

    public JournalOptions Journal { get; init; } = new();

    public HaltOptions Halts { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    public LoggingOptions Logging { get; init; } = new();

    public TelemetryOptions Telemetry { get; init; } = new();

    public JobOptions Jobs { get; init; } = new();

    public RetentionOptions Retention { get; init; } = new();
}
