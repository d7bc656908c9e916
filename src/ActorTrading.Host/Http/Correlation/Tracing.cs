using System.Diagnostics;

namespace ActorTrading.Host.Http.Correlation;

/// <summary>Where spans of this program come from, and how they are joined by the correlation id.</summary>
public static class Tracing
{
    public const string SourceName = "ActorTrading";

    public const string CorrelationTag = "correlation.id";

    private const string StateKey = "actortrading=";

    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>Gives a trace its correlation id; all spans that descend from this one have it.</summary>
    public static void Correlate(Activity span, string id) => span.TraceStateString = StateKey + id;

    /// <summary>The correlation id of the span's trace; null for one that no request began.</summary>
    public static string? CorrelationOf(Activity span) =>
        span.TraceStateString is { } state && state.StartsWith(StateKey, StringComparison.Ordinal)
            ? state[StateKey.Length..]
            : null;
}
