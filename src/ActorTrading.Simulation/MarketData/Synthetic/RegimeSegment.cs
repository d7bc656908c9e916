using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>A regime and the time that it holds for, the end not included.</summary>
public readonly record struct RegimeSegment(MarketRegime Regime, Timestamp From, Timestamp To);
