using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Positions;

/// <summary>What a fill does to a position, once its fee is valued in the quote currency.</summary>
public readonly record struct Execution(Side Side, Quantity Quantity, Price Price, Amount Fee, Timestamp At);
