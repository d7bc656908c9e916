namespace ActorTrading.Engine.Subscriptions;

/// <summary>What a subscriber asked for, and what of it he may see.</summary>
public sealed record EventFilter
{
    public required EventTopics Topics { get; init; }

    /// <summary>Null for all that he may see.</summary>
    public IReadOnlySet<string>? Portfolios { get; init; }

    /// <summary>Whether he may see a portfolio.</summary>
    public required Func<string, bool> Covers { get; init; }

    /// <summary>
    /// Whether he may see what belongs to no portfolio. Halts of more than one are seen by all whom they stop.
    /// </summary>
    public required bool CoversNode { get; init; }

    public bool Takes(FeedEvent e)
    {
        if ((e.Topics & Topics) == EventTopics.None)
        {
            return false;
        }

        return e.Portfolio is { } portfolio
            ? (Portfolios?.Contains(portfolio) ?? true) && Covers(portfolio)
            : CoversNode || e.Topics.HasFlag(EventTopics.Halts);
    }
}
