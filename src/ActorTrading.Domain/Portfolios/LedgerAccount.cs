namespace ActorTrading.Domain.Portfolios;

/// <summary>The accounts of the double-entry books, per asset. The first three are what the portfolio owns.</summary>
public enum LedgerAccount
{
    /// <summary>Balances at the venue: cash, and the base assets of spot positions.</summary>
    Cash,

    /// <summary>Isolated margin of contract positions.</summary>
    Margin,

    /// <summary>Remainders too small to sell.</summary>
    Dust,

    /// <summary>Where deposits come from and withdrawals go.</summary>
    External,

    /// <summary>The other side of spot trades.</summary>
    Venue,

    Fees,

    Funding,

    /// <summary>The other side of what contract positions realise.</summary>
    RealisedProfit,

    /// <summary>The venue's insurance, which bears what a liquidation loses beyond the isolated margin.</summary>
    Insurance,
}
