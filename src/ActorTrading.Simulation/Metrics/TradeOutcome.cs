using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Simulation.Metrics;

/// <summary>A round trip with what the ledger does not keep: whose it is, and how far it went for and against
/// it.</summary>
public sealed record TradeOutcome(ClosedTrade Trade)
{
    public PortfolioId? Portfolio { get; init; }

    /// <summary>Largest unrealised loss while it was open, zero or positive; null where it was not watched.</summary>
    public Amount? MaxAdverseExcursion { get; init; }

    /// <summary>Largest unrealised profit while it was open, zero or positive; null where it was not watched.</summary>
    public Amount? MaxFavourableExcursion { get; init; }

    internal TimeSpan Holding => Trade.ClosedAt - Trade.OpenedAt;
}
