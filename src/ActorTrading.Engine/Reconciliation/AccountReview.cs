using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Reconciliation;

internal enum ReviewVerdict
{
    /// <summary>Not compared yet, or something is on its way.</summary>
    None,

    Agree,

    Differ,
}

/// <summary>What is known of how an account's books compare with the venue.</summary>
internal sealed class AccountReview
{
    private int _timesSame;

    /// <summary>When the next statement is due.</summary>
    public required Timestamp NextAt { get; set; }

    /// <summary>When the venue answered last; when the review began while it has not.</summary>
    public required Timestamp HeardAt { get; set; }

    /// <summary>Whether it was told that the venue does not answer.</summary>
    public bool IsSilent { get; set; }

    public ReviewVerdict Verdict { get; private set; }

    /// <summary>By the last statement.</summary>
    public ImmutableArray<AssetDifference> Differences { get; private set; } = [];

    /// <summary>A statement came. One that differs changes the verdict only by repetition.</summary>
    public void Take(ImmutableArray<AssetDifference> differences, int timesSame)
    {
        _timesSame = differences.SequenceEqual(Differences) ? _timesSame + 1 : 1;
        Differences = differences;
        if (differences.IsEmpty)
        {
            Verdict = ReviewVerdict.Agree;
        }
        else if (_timesSame >= timesSame)
        {
            Verdict = ReviewVerdict.Differ;
        }
    }
}
