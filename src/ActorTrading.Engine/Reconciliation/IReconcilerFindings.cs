using System.Collections.Immutable;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>
/// Hears what comes of comparing books with the venue. Called in the venue's thread: quick, and never throws.
/// </summary>
public interface IReconcilerFindings
{
    /// <summary>The books are wrong, or somebody else moves funds: the difference stands. Told once.</summary>
    void Differ(AccountId account, ImmutableArray<AssetDifference> differences);

    /// <summary>The books of an account agree that differed or were not compared before.</summary>
    void Agree(AccountId account);

    /// <summary>The venue has not answered for so long. Told once until it does.</summary>
    void Unanswered(AccountId account, TimeSpan since);
}
