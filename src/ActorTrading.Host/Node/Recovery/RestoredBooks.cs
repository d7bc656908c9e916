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
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Projections;
using ActorTrading.Engine.Reconciliation;
using ActorTrading.Engine.Serialization;
using ActorTrading.Engine.TimeTravel;
using ActorTrading.Host.Configuration.Settings;
using ActorTrading.Host.Console;
using ActorTrading.Host.Http.Health;
using ActorTrading.Storage.Backups;

namespace ActorTrading.Host.Node.Recovery;

/// <summary>
/// The start on a restored backup, whose journal is behind the venue. What portfolios did since is asked for and
/// booked, and no entry passes before the books of every account are the venue's.
/// </summary>
/// <param name="stores">With the restored journal.</param>
/// <param name="engine">Whose entries are kept back.</param>
/// <param name="signals">Tells of books that do not come to agree.</param>
/// <param name="patience">How long the venue may take to say what one account holds.</param>
internal sealed class RestoredBooks(NodeStores stores, NodeEngine engine, NodeSignals signals, TimeSpan patience)
{
    private const string Code = "restored_not_reconciled";
    private const string Target = "journal";

    private static readonly EntityCatalogue Known = KnownEntities.Catalogue();

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
    /// <exception cref="InputException">
    /// The venue does not answer: nothing is known of what it holds, and nothing was changed.
    /// </exception>
    public async Task Recall(
        IReadOnlyList<(PortfolioId Portfolio, AccountId Account)> portfolios, CancellationToken cancellation)
    {
        if (IsReconciled)
        {
            return;
        }

        engine.Switch.Engage(AutomaticCause.Restored, Reason);

        // The venue is heard on all accounts before the first of them is touched: a start that ends here changed none.
        var gaps = new List<Gap>();
        foreach (var account in portfolios.GroupBy(p => p.Account, p => p.Portfolio))
        {
            gaps.Add(await GapOf(account.Key, [.. account], cancellation).ConfigureAwait(false));
        }

        foreach (var gap in gaps)
        {
            await Close(gap).ConfigureAwait(false);
        }

        engine.Told.Release();
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

    private async Task<Gap> GapOf(
        AccountId account, IReadOnlyList<PortfolioId> portfolios, CancellationToken cancellation)
    {
        var statement = await StatementOf(account).ConfigureAwait(false);
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

        return new Gap(account, skips, lost);
    }

    private async Task<AccountStatement> StatementOf(AccountId account)
    {
        try
        {
            return await engine.Reconciliation.StatementOf(account, patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new InputException(
                $"This data was restored from a backup, and the venue has not said within {Durations.Text(patience)} "
                    + $"what account {account} holds, without which the node does not start. The start has changed "
                    + "neither orders nor books: start the node again when the venue answers.");
        }
    }

    private async Task Close(Gap gap)
    {
        // All of them at once: the first that is loaded loads the account, which may have something to tell to others,
        // and an id must not be taken before it is known which ones are used.
        await Task.WhenAll(gap.Skips.Select(skip => Ask(
            skip.Portfolio, new PortfolioMessage.Do(new PortfolioCommand.SkipIntents(skip.Next) { At = Now }))))
            .ConfigureAwait(false);
        foreach (var order in gap.Lost)
        {
            await Adopt(ExchangeAccountEntity.IdOf(gap.Account), order).ConfigureAwait(false);
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

    /// <summary>What the journal lacks of one account.</summary>
    /// <param name="Account">Whose orders they are.</param>
    /// <param name="Skips">The first intent of each portfolio that cannot have been used.</param>
    /// <param name="Lost">What only the venue knows.</param>
    private sealed record Gap(
        AccountId Account, IReadOnlyList<(EntityId Portfolio, long Next)> Skips, IReadOnlyList<LostOrder> Lost);
}
