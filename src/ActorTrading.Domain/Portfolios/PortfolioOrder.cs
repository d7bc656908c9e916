using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Portfolios;

/// <summary>An order of the portfolio that is not done yet, with the intent that it came from.</summary>
public sealed record PortfolioOrder(Order Order, OrderIntent Intent)
{
    public ClientOrderId Id => Order.Id;

    public OrderPurpose Purpose => Intent.Why.Purpose;

    /// <summary>Whether a cancel is under way.</summary>
    public bool IsLeaving => Order.CancelRequestedAt is not null;
}
