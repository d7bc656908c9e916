using System.Diagnostics;

namespace ActorTrading.Host.Http.Correlation;

/// <summary>Where spans of this program come from.</summary>
public static class Tracing
{
    public const string SourceName = "ActorTrading";

    public static ActivitySource Source { get; } = new(SourceName);
}
