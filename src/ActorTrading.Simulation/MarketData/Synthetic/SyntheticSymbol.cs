using ActorTrading.Domain.Instruments;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>A market that is made up.</summary>
public sealed record SyntheticSymbol
{
    public required Symbol Symbol { get; init; }

    public required decimal StartPrice { get; init; }

    public decimal TickSize { get; init; } = 0.01m;

    public decimal LotStep { get; init; } = 0.0001m;

    /// <summary>Standard deviation of a year's return in calm and wild times together: 0.6 is sixty per cent.</summary>
    public double AnnualVolatility { get; init; } = 0.6;

    /// <summary>Base units that change hands on an average day.</summary>
    public double DailyVolume { get; init; } = 10_000;

    /// <summary>
    /// The usual distance of ask and bid as a share of the price, in basis points; never less than a tick.
    /// </summary>
    public double SpreadBasisPoints { get; init; } = 1.0;
}
