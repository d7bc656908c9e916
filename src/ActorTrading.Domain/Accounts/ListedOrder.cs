using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Accounts;

/// <summary>An order as a venue lists it among those that are open.</summary>
/// <param name="Id">The id that it was sent under.</param>
/// <param name="Spec">What was asked.</param>
/// <param name="Quantity">Total quantity now, after cuts by its group.</param>
/// <param name="Filled">What has traded of it.</param>
/// <param name="Triggered">Whether a conditional order has become a live one.</param>
public sealed record ListedOrder(
    ClientOrderId Id, OrderSpec Spec, Quantity Quantity, Quantity Filled, bool Triggered);
