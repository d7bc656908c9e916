using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Portfolios;

/// <summary>A close of a position that has been decided and waits for the protective orders to be cancelled.</summary>
/// <param name="Quantity">Null for the whole position.</param>
public sealed record QueuedClose(OrderWhy Why, OrderTerms Terms, Money.Quantity? Quantity, bool IsEmergency)
{
    /// <summary>How often orders of this close have not filled in time.</summary>
    public int Timeouts { get; init; }
}
