namespace ActorTrading.Simulation.Metrics;

/// <summary>A sample too small for the figures drawn from it.</summary>
/// <param name="Code">Stable: <c>few_trades</c>, <c>short_period</c>, <c>ruined</c>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record SampleWarning(string Code, string Message);
