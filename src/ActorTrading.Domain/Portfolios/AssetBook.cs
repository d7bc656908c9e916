using System.Diagnostics;

namespace ActorTrading.Domain.Portfolios;

/// <summary>The balances of all accounts in one asset. They sum to zero.</summary>
public sealed record AssetBook
{
    public static AssetBook Empty { get; } = new();

    public decimal Cash { get; init; }

    public decimal Margin { get; init; }

    public decimal Dust { get; init; }

    public decimal External { get; init; }

    public decimal Venue { get; init; }

    public decimal Fees { get; init; }

    public decimal Funding { get; init; }

    public decimal RealisedProfit { get; init; }

    public decimal Insurance { get; init; }

    /// <summary>What the portfolio owns of the asset.</summary>
    public decimal Owned => Cash + Margin + Dust;

    public decimal Sum => Owned + External + Venue + Fees + Funding + RealisedProfit + Insurance;

    public AssetBook Post(LedgerAccount account, decimal amount) => account switch
    {
        LedgerAccount.Cash => this with { Cash = Cash + amount },
        LedgerAccount.Margin => this with { Margin = Margin + amount },
        LedgerAccount.Dust => this with { Dust = Dust + amount },
        LedgerAccount.External => this with { External = External + amount },
        LedgerAccount.Venue => this with { Venue = Venue + amount },
        LedgerAccount.Fees => this with { Fees = Fees + amount },
        LedgerAccount.Funding => this with { Funding = Funding + amount },
        LedgerAccount.RealisedProfit => this with { RealisedProfit = RealisedProfit + amount },
        LedgerAccount.Insurance => this with { Insurance = Insurance + amount },
        _ => throw new UnreachableException($"{account} is no account."),
    };
}
