using System.Diagnostics;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Recommendations;

/// <summary>Takes advice in, one at a time, and keeps the newest on each symbol.</summary>
public static class RecommendationDecider
{
    /// <summary>
    /// Symbols that one feed keeps advice on, so that a source that invents symbols cannot grow it without end.
    /// </summary>
    public const int SymbolsMax = 10_000;

    public static RecommendationFeed Initial => RecommendationFeed.Initial;

    public static Decision<RecommendationEvent> Decide(RecommendationFeed feed, RecommendationCommand command) =>
        command switch
        {
            RecommendationCommand.Post post => Post(feed, post.Recommendation, post.At),
            _ => throw new UnreachableException(),
        };

    public static RecommendationFeed Evolve(RecommendationFeed feed, RecommendationEvent @event) => @event switch
    {
        RecommendationEvent.Posted posted =>
            new(feed.Latest.SetItem(posted.Recommendation.Symbol, posted.Recommendation)),
        _ => throw new UnreachableException(),
    };

    private static Decision<RecommendationEvent> Post(RecommendationFeed feed, Recommendation advice, Timestamp now)
    {
        feed.Latest.TryGetValue(advice.Symbol, out var latest);
        if (advice == latest)
        {
            return Decision.Accept<RecommendationEvent>();
        }

        return (Malformed(advice) ?? Mistimed(advice, now) ?? Unwanted(feed, advice, latest)) is { } refusal
            ? new([], refusal)
            : Decision.Accept<RecommendationEvent>(new RecommendationEvent.Posted(advice, now));
    }

    private static Refusal? Malformed(Recommendation advice)
    {
        if (string.IsNullOrWhiteSpace(advice.Id.Value))
        {
            return new(RecommendationRejection.IdMissing, $"The recommendation on {advice.Symbol} has no id.");
        }

        if (!Enum.IsDefined(advice.Rating))
        {
            return new(RecommendationRejection.RatingUnknown, $"Recommendation {advice.Id} has no known rating.");
        }

        return advice.Confidence is < 0m or > 1m
            ? new(
                RecommendationRejection.ConfidenceOutOfRange,
                $"Recommendation {advice.Id} has confidence {advice.Confidence}; it goes from 0 to 1.")
            : null;
    }

    private static Refusal? Mistimed(Recommendation advice, Timestamp now)
    {
        if (advice.IssuedAt > now)
        {
            return new(
                RecommendationRejection.FromTheFuture,
                $"Recommendation {advice.Id} is dated {advice.IssuedAt}, but it is {now}; check the source's clock.");
        }

        if (advice.ExpiresAt <= advice.IssuedAt)
        {
            return new(
                RecommendationRejection.ExpiryInvalid,
                $"Recommendation {advice.Id} expires at {advice.ExpiresAt}, not after its issue at {advice.IssuedAt}.");
        }

        return advice.ExpiresAt <= now
            ? new(RecommendationRejection.Expired,
                $"Recommendation {advice.Id} expired at {advice.ExpiresAt}; it is {now}.")
            : null;
    }

    private static Refusal? Unwanted(RecommendationFeed feed, Recommendation advice, Recommendation? latest)
    {
        if (latest is null)
        {
            return feed.Latest.Count < SymbolsMax
                ? null
                : new(RecommendationRejection.FeedFull,
                    $"The feed keeps advice on {SymbolsMax} symbols and has no room for more.");
        }

        return advice.IssuedAt <= latest.IssuedAt
            ? new(
                RecommendationRejection.Outdated,
                $"Recommendation {advice.Id} of {advice.IssuedAt} is not newer than {latest.Id} of {latest.IssuedAt}.")
            : null;
    }
}
