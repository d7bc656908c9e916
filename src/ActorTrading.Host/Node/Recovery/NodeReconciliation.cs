using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Projections;
using ActorTrading.Engine.Reconciliation;

namespace ActorTrading.Host.Node.Recovery;

/// <summary>The node's books against the venue's statements, at rest until <see cref="Start"/>.</summary>
internal sealed class NodeReconciliation : IDisposable
{
    /// <summary>How often the node looks which accounts' statements are due.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a busy node may take over what was on its way before it is asked again.</summary>
    private static readonly TimeSpan SettledWithin = TimeSpan.FromMinutes(1);

    private readonly StatementRequests _statements;
    private Parts? _parts;
    private Ticker? _looking;

    public NodeReconciliation(IVenueReports inner, IReconcilerFindings findings, TimeSpan every)
    {
        var options = new ReconcilerOptions { Every = every, Settle = Settle };
        Reconciler = new Reconciler(Books, inner, findings, TimeProvider.System, options);
        _statements = new StatementRequests(Reconciler);
    }

    /// <summary>What portfolios own, by account.</summary>
    public AccountBooks Books { get; } = new();

    public Reconciler Reconciler { get; }

    /// <summary>Its place among the venue's listeners.</summary>
    public IVenueReports Reports => _statements;

    private Parts Node => _parts ?? throw new InvalidOperationException("The parts of the node are not attached yet.");

    /// <summary>What it works on comes later than those who listen to the venue.</summary>
    public void Attach(Parts parts) => _parts = parts;

    /// <summary>Compares from here on. After the portfolios were loaded.</summary>
    /// <param name="looked">Called after each look.</param>
    public void Start(Action looked) => _looking = new Ticker("reconciler", LookEvery, () =>
    {
        Reconciler.Look(Node.Venue, portfolio => _ = Node.Entities.Inspect(PortfolioEntity.IdOf(portfolio)));
        looked();
    });

    /// <summary>What the venue says that an account holds.</summary>
    /// <exception cref="TimeoutException">It has not answered in time.</exception>
    public Task<AccountStatement> StatementOf(AccountId account, TimeSpan patience) =>
        _statements.Ask(Node.Venue, account, patience, TimeProvider.System);

    public void Dispose() => _looking?.Dispose();

    /// <summary>
    /// Transfers first, which follow the journal; then the mailboxes, the account's before those it has told. Whoever
    /// does not answer because it is suspended has nothing on its way.
    /// </summary>
    private async Task Settle(AccountId account)
    {
        var isFunded = await Node.Funded.WaitFor(Node.Journal.LastOffset, SettledWithin).ConfigureAwait(false);
        if (!isFunded)
        {
            throw new TimeoutException("Transfers are still on their way to the venue.");
        }

        await Heard(ExchangeAccountEntity.IdOf(account)).ConfigureAwait(false);
        await Task.WhenAll(Books.PortfoliosOn(account).Select(p => Heard(PortfolioEntity.IdOf(p))))
            .ConfigureAwait(false);
    }

    /// <summary>Completes when the entity has dealt with all that it was told before.</summary>
    private async Task Heard(EntityId entity)
    {
        Task looking = Node.Entities.Inspect(entity);
        await Task.WhenAny(looking, Task.Delay(SettledWithin, TimeProvider.System)).ConfigureAwait(false);
        if (!looking.IsCompleted)
        {
            throw new TimeoutException($"{entity} has not come to its newest messages.");
        }
    }

    /// <summary>What of the node it works on.</summary>
    /// <param name="Entities">Accounts and portfolios.</param>
    /// <param name="Venue">Whom to ask.</param>
    /// <param name="Funded">Brings transfers to the venue.</param>
    /// <param name="Journal">What transfers follow.</param>
    internal sealed record Parts(EntityHost Entities, IVenue Venue, ProjectionRunner Funded, IJournalFeed Journal);
}
