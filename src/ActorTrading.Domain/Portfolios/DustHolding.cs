using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// What closed positions in one spot symbol left behind because the venue does not let it be sold, and what it had
/// cost: by average, and by the lots that were left.
/// </summary>
public sealed record DustHolding(Quantity Quantity, Currency Base, Amount Cost, Amount FifoCost);
