using ActorTrading.Domain.Instruments;

namespace ActorTrading.Engine.Streams;

/// <summary>Dust, or coins that fees are paid in, counted at the price of a symbol.</summary>
public sealed record LooseHolding(Symbol Symbol, decimal Quantity);
