using ActorTrading.Domain.Rules;

namespace ActorTrading.Simulation.Reports;

/// <summary>The rule that decided, at the version that decided.</summary>
public sealed record DecisionRule(RuleId Id, int Version, string Name, RuleType Type);
