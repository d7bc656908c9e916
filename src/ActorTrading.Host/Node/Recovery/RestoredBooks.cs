using System.Text.Json;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Projections;
using ActorTrading.Engine.Reconciliation;
using ActorTrading.Engine.Serialization;
using ActorTrading.Engine.TimeTravel;
using ActorTrading.Host.Http.Health;
using ActorTrading.Storage.Backups;

namespace ActorTrading.Host.Node.Recovery;

/// <summary>
/// The start on a restored backup, whose journal is behind the venue. What portfolios did since is asked for and
/// booked, and no entry passes before the books of every account are the venue's.
/// </summary>
internal sealed class RestoredBooks(NodeStores stores, NodeEngine engine, NodeSignals signals)
{
    private const string Code = "restored_not_reconciled";
    private const string Target = "journal";

    private static readonly EntityCatalogue Known = KnownEntities.Catalogue();

    private static readonly TimeSpan StatementWithin = TimeSpan.FromSeconds(10);

    private readonly RestoredMarker? _marker = stores.Restored;
    private volatile bool _isReconciled;
    private int _open;

    /// <summary>Whether there is nothing to reconcile, or it is done.</summary>
    public bool IsReconciled => _marker is null || _isReconciled;

    public HealthCheck Check => new("restored_backup", IsReconciled, IsReconciled ? null : Reason);

    private string Reason =>
        $"restored at {_marker!.RestoredAt:O} from a backup of {_marker.Backup.CreatedAt:O}; books and venue differ";

    private AccountBooks Books => engine.Reconciliation.Books;

    private Reconciler Reconciler => engine.Reconciliation.Reconciler;

    private static Timestamp Now => Timestamp.From(TimeProvider.System.GetUtcNow());

    /// <summary>
    /// Before any portfolio or account is loaded: takes no id twice, has the venue tell of each order that the journal
    /// does not have, and cancels those that are open.
    /// </summary>
    /// <exception cref="TimeoutException">The venue does not answer: nothing is known of what it holds.</exception>
    public async Task Recall(
        IReadOnlyList<(PortfolioId Portfolio, AccountId Account)> portfolios, CancellationToken cancellation)
    {
        if (IsReconciled)
        {
            return;
        }

        engine.Switch.Engage(AutomaticCause.Restored, Reason);
        foreach (var account in portfolios.GroupBy(p => p.Account, p => p.Portfolio))
        {
            await Recall(account.Key, [.. account], cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lets entries pass once every account agrees. Called a few times a second.</summary>
    public void Look()
    {
        if (IsReconciled)
        {
            return;
        }

        var open = Books.Accounts.Where(account => !Reconciler.Agrees(account)).ToArray();
        if (open.Length > 0)
        {
            Tell(open);
            return;
        }

        RestoredMarker.Remove(stores.Folder.Root);
        _isReconciled = true;
        signals.Clear(Code, Target);
        engine.Switch.Release(AutomaticCause.Restored);
    }

    private void Tell(AccountId[] open)
    {
        if (_open == open.Length)
        {
            return;
        }

        _open = open.Length;
        signals.Raise(
            Code,
            AlertSeverity.Critical,
            Target,
            $"The node was {Reason} on {open.Length} accounts, of which {open.Min()} is the first. Entries are kept "
                + "back until all agree: restore a later backup; or, to trade on these books, stop the node and "
                + $"remove {RestoredMarker.FileName} from its folder.");
    }

    private async Task Recall(
        AccountId account, IReadOnlyList<PortfolioId> portfolios, CancellationToken cancellation)
    {
        var statement = await engine.Reconciliation.StatementOf(account, StatementWithin).ConfigureAwait(false);
        var lost = new List<LostOrder>();
        var skips = new List<(EntityId Portfolio, long Next)>();
        foreach (var portfolio in portfolios)
        {
            var id = PortfolioEntity.IdOf(portfolio);
            var restored = await StateAt(id, _marker!.RestoredAt, cancellation).ConfigureAwait(false);
            var present = await StateAt(id, DateTimeOffset.MaxValue, cancellation).ConfigureAwait(false);
            if (restored is not null && present is not null)
            {
                var found = LostOrders.Of(portfolio, restored.NextIntent, statement);
                skips.Add((id, LostOrders.NextAfter(restored.NextIntent, found)));
                lost.AddRange(found.Where(order => !present.Orders.ContainsKey(order.Id)));
            }
        }

        // All of them at once: the first that is loaded loads the account, which may have something to tell to others,
        // and an id must not be taken before it is known which ones are used.
        await Task.WhenAll(skips.Select(skip => Ask(
            skip.Portfolio, new PortfolioMessage.Do(new PortfolioCommand.SkipIntents(skip.Next) { At = Now }))))
            .ConfigureAwait(false);
        foreach (var order in lost)
        {
            await Adopt(ExchangeAccountEntity.IdOf(account), order).ConfigureAwait(false);
        }
    }

    private async Task<Portfolio?> StateAt(EntityId portfolio, DateTimeOffset time, CancellationToken cancellation)
    {
        var history = new StateHistory(stores.Journal, Known);
        var past = await history.AtTime(portfolio, Timestamp.From(time), cancellation).ConfigureAwait(false);
        return past is null ? null : JsonSerializer.Deserialize<Portfolio>(past.State.Span, DomainJson.Options);
    }

    // What it has traded comes back as late fills, which the portfolio books. What still rests has no intent that could
    // say what it is for, so that it goes.
    private async Task Adopt(EntityId account, LostOrder order)
    {
        await Ask(account, new ExchangeAccountCommand.Reconcile(order.Portfolio, order.Id, order.Spec) { At = Now })
            .ConfigureAwait(false);
        if (order.IsOpen)
        {
            await Ask(account, new ExchangeAccountCommand.Cancel(order.Id) { At = Now }).ConfigureAwait(false);
        }
    }

    private async Task Ask(EntityId entity, object command)
    {
        var result = await engine.Entities.Ask(entity, command).ConfigureAwait(false);
        if (result is not CommandResult.Accepted)
        {
            throw new InvalidOperationException($"{entity} could not be brought in line with the venue: {result}");
        }
    }
}
