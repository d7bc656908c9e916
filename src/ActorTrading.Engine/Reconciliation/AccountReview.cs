using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>What is known of how an account's books compare with the venue.</summary>
internal sealed class AccountReview
{
    private int _timesSame;
    private bool _isSettling;
    private bool _isSettled;

    /// <summary>When the next statement is due.</summary>
    public required Timestamp NextAt { get; set; }

    /// <summary>When the venue answered last; when the review began while it has not.</summary>
    public required Timestamp HeardAt { get; set; }

    /// <summary>When the last statement was compared; null before the first.</summary>
    public Timestamp? ComparedAt { get; set; }

    /// <summary>Whether it was told that the venue does not answer.</summary>
    public bool IsSilent { get; set; }

    public BooksVerdict Verdict { get; private set; }

    /// <summary>By the last statement.</summary>
    public ImmutableArray<AssetDifference> Differences { get; private set; } = [];

    /// <summary>
    /// A statement came. One that differs changes the verdict only by repetition, and after all that was on its way has
    /// been dealt with.
    /// </summary>
    public void Take(ImmutableArray<AssetDifference> differences, int timesSame)
    {
        if (differences.SequenceEqual(Differences))
        {
            _timesSame++;
        }
        else
        {
            (Differences, _timesSame, _isSettled) = (differences, 1, false);
        }

        if (differences.IsEmpty)
        {
            Verdict = BooksVerdict.Agree;
        }
        else if (_isSettled)
        {
            Verdict = BooksVerdict.Differ;
        }
        else if (_timesSame >= timesSame)
        {
            WantsSettling = !_isSettling && Verdict != BooksVerdict.Differ;
        }
    }

    /// <summary>Whether the difference has stood long enough for somebody to see that nothing is on its way.</summary>
    public bool WantsSettling { get; private set; }

    public void BeginSettling() => (WantsSettling, _isSettling) = (false, true);

    /// <param name="of">The difference that stood when it began: another one has to stand as long.</param>
    /// <param name="isDone">Whether all that was on its way has been dealt with.</param>
    public void EndSettling(ImmutableArray<AssetDifference> of, bool isDone) =>
        (_isSettling, _isSettled) = (false, isDone && of.SequenceEqual(Differences));
}
