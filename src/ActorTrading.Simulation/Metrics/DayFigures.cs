namespace ActorTrading.Simulation.Metrics;

/// <summary>A day and what it brought, as a fraction.</summary>
public readonly record struct DayReturn(DateOnly Day, double Return);

/// <summary>Counts and extremes over the daily series.</summary>
public sealed record DayFigures(int Count, int Winning, int Losing, DayReturn? Best, DayReturn? Worst);
