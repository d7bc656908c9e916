using System.Collections.Immutable;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>How an account's books stand to what the venue says.</summary>
public sealed record AccountStanding
{
    public required AccountId Account { get; init; }

    public required BooksVerdict Verdict { get; init; }

    /// <summary>When the last statement was compared; null before the first.</summary>
    public required Timestamp? ComparedAt { get; init; }

    /// <summary>When the next one is asked for.</summary>
    public required Timestamp NextAt { get; init; }

    /// <summary>Whether the venue has not answered for several periods.</summary>
    public required bool IsSilent { get; init; }

    /// <summary>By the last statement; also while it is not known yet whether they count.</summary>
    public required ImmutableArray<AssetDifference> Differences { get; init; }
}

/// <summary>What has come of comparing an account's books with the venue.</summary>
public enum BooksVerdict
{
    /// <summary>Not compared yet, or something may be on its way.</summary>
    Open,

    Agree,

    /// <summary>The difference stands: the books are wrong, or somebody else moves funds.</summary>
    Differ,
}
