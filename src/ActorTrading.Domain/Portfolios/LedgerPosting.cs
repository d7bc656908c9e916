using System.Collections.Immutable;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Portfolios;

/// <summary>Writes postings into a ledger's books. Only whole sets of them, which sum to zero per asset.</summary>
internal static class LedgerPosting
{
    public static LedgerChange Post(Ledger ledger, params ReadOnlySpan<Posting> postings) =>
        Post(new LedgerChange { Ledger = ledger }, postings);

    public static LedgerChange Post(LedgerChange change, params ReadOnlySpan<Posting> postings)
    {
        var books = change.Ledger.Books;
        foreach (var (account, exact) in postings)
        {
            var amount = Settlement.Round(exact);
            if (!amount.IsZero)
                books = books.SetItem(amount.Currency, BookIn(books, amount.Currency).Post(account, amount.Value));
        }

        return change with
        {
            Ledger = (change.Ledger with { Books = books }).AssertBalanced(),
            Postings = [.. change.Postings, .. postings],
        };
    }

    private static AssetBook BookIn(ImmutableSortedDictionary<Currency, AssetBook> books, Currency asset) =>
        books.GetValueOrDefault(asset, AssetBook.Empty);
}
