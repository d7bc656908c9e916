namespace ActorTrading.Domain.Portfolios;

/// <summary>Writes postings into a ledger's books. Only whole sets of them, which sum to zero per asset.</summary>
internal static class LedgerPosting
{
    public static LedgerChange Post(Ledger ledger, params ReadOnlySpan<Posting> postings) =>
        Post(new LedgerChange { Ledger = ledger }, postings);

    public static LedgerChange Post(LedgerChange change, params ReadOnlySpan<Posting> postings)
    {
        var books = change.Ledger.Books;
        foreach (var (account, amount) in postings)
            if (!amount.IsZero)
                books = books.SetItem(amount.Currency, books.GetValueOrDefault(amount.Currency, AssetBook.Empty).Post(account, amount.Value));
        return change with
        {
            Ledger = (change.Ledger with { Books = books }).AssertBalanced(),
            Postings = [.. change.Postings, .. postings],
        };
    }
}
