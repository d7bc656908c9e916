namespace ActorTrading.Simulation.Reports;

/// <summary>One check of the risk gate.</summary>
/// <param name="Code">Stable, in snake case.</param>
/// <param name="Allowed">False where this check denied.</param>
/// <param name="Limit">The limit as words; null where the check has none.</param>
/// <param name="Observed">What was seen; null where it could not be known.</param>
public sealed record RiskVerdict(string Code, bool Allowed, string? Limit, string? Observed);
