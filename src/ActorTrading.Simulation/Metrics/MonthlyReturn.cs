namespace ActorTrading.Simulation.Metrics;

/// <summary>What equity did in a month, marked to market, as a fraction. The first and last month may be
/// partial.</summary>
public readonly record struct MonthlyReturn(int Year, int Month, double Return);
