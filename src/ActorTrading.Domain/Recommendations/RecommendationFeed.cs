using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Recommendations;

/// <summary>The latest recommendation on each symbol.</summary>
public sealed record RecommendationFeed(ImmutableSortedDictionary<Symbol, Recommendation> Latest)
{
    public static RecommendationFeed Initial { get; } = new(ImmutableSortedDictionary<Symbol, Recommendation>.Empty);

    /// <summary>
    /// What rules see of a symbol's advice at this time: missing where there is none, stale once it has expired.
    /// </summary>
    public AdviceValues AsOf(Symbol symbol, Timestamp now)
    {
        if (!Latest.TryGetValue(symbol, out var advice) || advice.IssuedAt > now)
        {
            return AdviceValues.Missing;
        }

        var values = new AdviceValues(
            FieldValue.Of(advice.Rating.Text(), advice.IssuedAt),
            FieldValue.Of((double)advice.Confidence, advice.IssuedAt),
            FieldValue.Of((now - advice.IssuedAt).TotalSeconds, now));
        return now < advice.ExpiresAt ? values : values.AsStale();
    }

    /// <summary>When a present value turns stale next, for the host's timer; null where nothing will.</summary>
    public Timestamp? NextExpiry(Timestamp now)
    {
        Timestamp? next = null;
        foreach (var advice in Latest.Values)
        {
            if (advice.ExpiresAt > now && (next is null || advice.ExpiresAt < next))
            {
                next = advice.ExpiresAt;
            }
        }

        return next;
    }
}
