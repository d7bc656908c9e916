using System.Collections.Frozen;
using System.Text.Json;

namespace ActorTrading.Engine.Subscriptions;

/// <summary>
/// Which topics an event belongs to, by its name in journals. Events without one are nobody's business.
/// </summary>
public static class TopicMap
{
    private static readonly FrozenDictionary<string, EventTopics> ByManifest = new Dictionary<string, EventTopics>
    {
        ["portfolio.session_changed"] = EventTopics.Sessions,
        ["portfolio.halt_changed"] = EventTopics.Halts,
        ["portfolio.rule_fired"] = EventTopics.Decisions,
        ["portfolio.rule_outranked"] = EventTopics.Decisions,
        ["portfolio.order_intended"] = EventTopics.Orders | EventTopics.Decisions,
        ["portfolio.order_denied"] = EventTopics.Decisions,
        ["portfolio.cancel_requested"] = EventTopics.Orders,
        ["portfolio.order_reported"] = EventTopics.Orders,
        ["portfolio.order_filled"] = EventTopics.Orders | EventTopics.Fills | EventTopics.Positions,
        ["portfolio.liquidated"] = EventTopics.Fills | EventTopics.Positions,
        ["portfolio.funding_settled"] = EventTopics.Positions,
        ["portfolio.dust_settled"] = EventTopics.Positions,
        ["portfolio.close_queued"] = EventTopics.Decisions,
        ["portfolio.close_dropped"] = EventTopics.Decisions,
        ["portfolio.entries_locked"] = EventTopics.Decisions,
        ["portfolio.notified"] = EventTopics.Alerts,

        // Not the request to lower a halt: it holds the word that confirms it.
        ["halts.raised"] = EventTopics.Halts,
        ["halts.lowered"] = EventTopics.Halts,
        ["halts.drill_kept"] = EventTopics.Halts,
        ["halts.outage_kept"] = EventTopics.Halts,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Entity types all of whose events belong to a topic, whatever they come to be.</summary>
    private static readonly FrozenDictionary<string, EventTopics> ByType = new Dictionary<string, EventTopics>
    {
        ["alerts"] = EventTopics.Alerts,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, EventTopics> ByName = Enum.GetValues<EventTopics>()
        .Where(topic => topic != EventTopics.None)
        .ToFrozenDictionary(NameOf, topic => topic, StringComparer.Ordinal);

    /// <summary>The names of all topics.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    public static EventTopics Of(Actors.Journals.JournalRecord record) =>
        ByManifest.TryGetValue(record.Manifest.Name, out var topics)
            ? topics
            : ByType.GetValueOrDefault(record.Entity.Type);

    public static bool TryParse(string name, out EventTopics topic) => ByName.TryGetValue(name, out topic);

    /// <summary>The names of the topics that are in it.</summary>
    public static IEnumerable<string> NamesOf(EventTopics topics) =>
        Enum.GetValues<EventTopics>().Where(t => t != EventTopics.None && topics.HasFlag(t)).Select(NameOf);

    private static string NameOf(EventTopics topic) => JsonNamingPolicy.SnakeCaseLower.ConvertName(topic.ToString());
}
