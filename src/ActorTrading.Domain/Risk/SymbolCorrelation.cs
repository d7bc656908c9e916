using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Risk;

/// <summary>How the returns of a symbol go with those of the one that an order is for: from minus one to one.</summary>
public readonly record struct SymbolCorrelation(Symbol Symbol, double Value);
