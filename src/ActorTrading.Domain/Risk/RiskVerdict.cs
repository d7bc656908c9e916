namespace ActorTrading.Domain.Risk;

/// <summary>What one check says.</summary>
/// <param name="Code">One of <see cref="RiskCodes"/>.</param>
/// <param name="Limit">Null where none is set or it is not a number.</param>
/// <param name="Observed">Null where it is not known or not a number.</param>
public sealed record RiskVerdict(string Code, bool Passed, decimal? Limit, decimal? Observed, string Message);
