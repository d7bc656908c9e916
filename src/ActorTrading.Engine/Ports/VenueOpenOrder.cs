using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Engine.Ports;

/// <summary>An order that lives at the venue.</summary>
/// <param name="Id">Our id.</param>
/// <param name="VenueOrderId">The venue's id.</param>
/// <param name="Spec">What was asked.</param>
/// <param name="Quantity">Total quantity now: as asked, or less once its group or its reduce-only mark has cut
/// it.</param>
/// <param name="Filled">What has traded of it.</param>
/// <param name="Triggered">Whether a conditional order has become a live one.</param>
/// <param name="StopPrice">Where a conditional order triggers now; null for others, or while a trail has not
/// started.</param>
public sealed record VenueOpenOrder(
    ClientOrderId Id,
    VenueOrderId VenueOrderId,
    OrderSpec Spec,
    Quantity Quantity,
    Quantity Filled,
    bool Triggered,
    Price? StopPrice);
