namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>What a portfolio owns of an asset: a row of <c>balances</c>.</summary>
public sealed record BalanceRow
{
    public required string PortfolioId { get; init; }

    public required string Asset { get; init; }

    public required decimal Cash { get; init; }

    public required decimal Margin { get; init; }

    public required decimal Dust { get; init; }

    /// <summary>Of the cash.</summary>
    public required decimal Reserved { get; init; }
}
