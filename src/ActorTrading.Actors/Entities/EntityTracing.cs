using System.Diagnostics;

namespace ActorTrading.Actors.Entities;

/// <summary>
/// Spans of turns that write: each belongs to the span in which its command was sent, and what it sends belongs to it.
/// Without listeners nothing of it costs anything.
/// </summary>
public static class EntityTracing
{
    public const string SourceName = "ActorTrading.Actors";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Where a command that is sent now comes from.</summary>
    internal static Activity? Origin => Source.HasListeners() ? Activity.Current : null;

    internal static Activity? Begin(EntityId entity, CommandItem item, int events)
    {
        var span = Source.StartActivity("turn", ActivityKind.Internal, item.Origin?.Context ?? default);
        span?.SetTag("entity", entity.ToString());
        span?.SetTag("command.id", item.CommandId);
        span?.SetTag("events", events);
        return span;
    }
}
