using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Engine.Ports;

/// <summary>A margined position as the venue keeps it.</summary>
/// <param name="Symbol">The contract.</param>
/// <param name="SignedQuantity">Contracts; negative for a short.</param>
/// <param name="EntryPrice">Average price of what is open.</param>
/// <param name="Margin">Isolated margin, in the quote currency; part of the locked balance.</param>
/// <param name="LiquidationPrice">Where the venue closes the position by force; null where it never would.</param>
public sealed record VenuePosition(
    Symbol Symbol, decimal SignedQuantity, Price EntryPrice, Amount Margin, Price? LiquidationPrice);
