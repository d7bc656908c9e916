using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>What portfolios own, as their newest events have it, by the account that they trade on.</summary>
/// <remarks>
/// A portfolio is known from its first change or its load on; it stays known when it leaves memory, since nothing
/// changes it there. Safe for use from many threads.
/// </remarks>
public sealed class AccountBooks : IPortfolioWatchers
{
    private readonly ConcurrentDictionary<AccountId, ConcurrentDictionary<PortfolioId, Holdings>> _accounts = new();

    private ILookup<AccountId, PortfolioId> _expected =
        Array.Empty<(PortfolioId, AccountId Account)>().ToLookup(p => p.Account, p => p.Item1);

    /// <summary>
    /// Says which portfolios there are, known or not, so that no account is compared with a part of its books. Once,
    /// before anybody compares; portfolios that are opened later are known by their opening.
    /// </summary>
    public void Expect(IEnumerable<(PortfolioId Portfolio, AccountId Account)> portfolios) =>
        _expected = portfolios.ToLookup(p => p.Account, p => p.Portfolio);

    /// <summary>Portfolios of the account whose books are not known: they have to be loaded first.</summary>
    public IReadOnlyList<PortfolioId> UnknownOn(AccountId account) =>
        [.. _expected[account].Where(portfolio => !Knows(account, portfolio))];

    /// <summary>Accounts on which a known portfolio trades.</summary>
    public ICollection<AccountId> Accounts => _accounts.Keys;

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        if (!portfolio.IsOpen)
        {
            return;
        }

        var known = _accounts.GetOrAdd(portfolio.Account, static _ => new());
        var before = known.GetValueOrDefault(portfolio.Id);
        var hasOrders = !portfolio.Orders.IsEmpty;
        if (before?.Version != portfolio.LedgerVersion || before.HasOrders != hasOrders)
        {
            known[portfolio.Id] = new Holdings(portfolio.LedgerVersion, hasOrders, Owned(portfolio.Ledger));
        }
    }

    /// <summary>The known portfolios of the account.</summary>
    public IReadOnlyList<PortfolioId> PortfoliosOn(AccountId account) =>
        _accounts.TryGetValue(account, out var known) ? [.. known.Keys] : [];

    /// <summary>Whether a portfolio has an order on the account that is not done.</summary>
    public bool HasOrders(AccountId account) =>
        _accounts.TryGetValue(account, out var known) && known.Values.Any(p => p.HasOrders);

    /// <summary>What all portfolios of the account own together.</summary>
    public IReadOnlyDictionary<Currency, decimal> TotalOf(AccountId account)
    {
        var total = new Dictionary<Currency, decimal>();
        if (_accounts.TryGetValue(account, out var known))
        {
            foreach (var (asset, owned) in known.Values.SelectMany(p => p.Owned))
            {
                total[asset] = total.GetValueOrDefault(asset) + owned;
            }
        }

        return total;
    }

    private bool Knows(AccountId account, PortfolioId portfolio) =>
        _accounts.TryGetValue(account, out var known) && known.ContainsKey(portfolio);

    private static ImmutableArray<(Currency Asset, decimal Owned)> Owned(Ledger ledger) =>
        [.. ledger.Books.Select(book => (book.Key, book.Value.Owned))];

    private sealed record Holdings(
        long Version, bool HasOrders, ImmutableArray<(Currency Asset, decimal Owned)> Owned);
}
