namespace ActorTrading.Simulation.Metrics;

/// <summary>How much of the time and of the equity was in the market.</summary>
/// <param name="TimeInMarket">Sum of the times with at least one open position.</param>
/// <param name="Average">Position notional over equity, averaged over time, as a fraction.</param>
/// <param name="Highest">The highest of the same.</param>
public sealed record ExposureFigures(TimeSpan TimeInMarket, double Average, double Highest);
