using ActorTrading.Domain.Orders;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>How often books are compared with the venue, and when a difference counts.</summary>
public sealed record ReconcilerOptions
{
    /// <summary>Between two statements of an account whose books agree.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two statements while they differ: what is on its way has arrived by then.</summary>
    public TimeSpan LookAgainAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Statements in a row that must show the same difference. Trades and transfers on their way differ from one to the
    /// next, or are gone.
    /// </summary>
    public int TimesSame { get; init; } = 3;

    /// <summary>
    /// Completes when what the venue has said of the account so far is in the books, and what the books have moved is
    /// at the venue; fails with <see cref="TimeoutException"/> where that takes too long. Asked for before a difference
    /// counts, since a busy node may be long about either.
    /// </summary>
    public required Func<AccountId, Task> Settle { get; init; }
}
