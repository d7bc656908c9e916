using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Engine.Subscriptions;

/// <summary>An event that subscribers may be told of. Immutable; all of them share one.</summary>
public sealed class FeedEvent
{
    private byte[]? _frame;

    private FeedEvent(in OffsetRecord record, EventTopics topics)
    {
        (Offset, Record, Topics) = (record.Offset, record.Record, topics);
        Portfolio = Record.Entity.Type == PortfolioEntity.Type ? Record.Entity.Key : HaltedPortfolio.Of(Record);
    }

    /// <summary>The cursor: whoever goes on after it misses and repeats nothing.</summary>
    public long Offset { get; }

    public JournalRecord Record { get; }

    public EventTopics Topics { get; }

    /// <summary>Whose it is; null for what concerns the node as a whole.</summary>
    public string? Portfolio { get; }

    /// <summary>The event as subscribers get it, written once.</summary>
    public ReadOnlyMemory<byte> Frame => _frame ??= EventFrames.Of(this);

    /// <summary>Null for records of no topic.</summary>
    public static FeedEvent? From(in OffsetRecord record) =>
        TopicMap.Of(record.Record) is var topics && topics != EventTopics.None ? new FeedEvent(record, topics) : null;
}
