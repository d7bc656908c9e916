using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Configuration;

/// <summary>How the paper venue behaves.</summary>
public sealed record VenueOptions
{
    private const decimal RateDefault = 0.001m;

    public FeeSchedule Fees { get; init; } = new() { MakerRate = RateDefault, TakerRate = RateDefault };

    public LatencyModel Latency { get; init; } = new() { Base = TimeSpan.FromMilliseconds(20) };

    public SlippageModel Slippage { get; init; } = new SlippageModel.None();

    /// <summary>
    /// Largest share of a shown size or traded volume that one account gets; null for no such limit.
    /// </summary>
    public decimal? Participation { get; init; }
}
