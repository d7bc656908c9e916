using System.Collections.Immutable;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Reconciliation;

namespace ActorTrading.Host.Node.Recovery;

/// <summary>
/// Halts an account whose books are not the venue's: what is decided on wrong books is wrong. An administrator lowers
/// the halt once the reason is found.
/// </summary>
internal sealed class BooksGuard(NodeSignals signals) : IReconcilerFindings
{
    private const string Differing = "books_differ";
    private const string Silent = "venue_silent";

    private HaltDesk? _halts;

    /// <summary>The desk comes later than those who find something.</summary>
    public void Attach(HaltDesk halts) => _halts = halts;

    public void Differ(AccountId account, ImmutableArray<AssetDifference> differences)
    {
        var found = string.Join("; ", differences);
        signals.Raise(
            Differing,
            AlertSeverity.Critical,
            account.Value,
            $"The books of account {account} are not the venue's: {found}. The account is halted but for exits.");
        if (_halts is { } halts)
        {
            // Raising waits for a venue that may be calling here.
            _ = Task.Run(() => halts.Raise(new HaltRequest(
                HaltScope.Of(account), HaltLevel.ReduceOnly, Flatten: false, $"books differ: {found}", "node")));
        }
    }

    public void Agree(AccountId account)
    {
        signals.Clear(Differing, account.Value);
        signals.Clear(Silent, account.Value);
    }

    public void Unanswered(AccountId account, TimeSpan since) => signals.Raise(
        Silent,
        AlertSeverity.Critical,
        account.Value,
        $"The venue has not said for {since.TotalSeconds:0} s what account {account} holds; its books are unchecked.");
}
