using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Engine.Accounts;

/// <summary>An order on its way to the venue, and whose it is.</summary>
public sealed record OutgoingOrder(AccountId Account, PortfolioId Portfolio, ClientOrderId Id, OrderSpec Spec)
{
    /// <summary>Whether a position may be opened, enlarged or turned by it.</summary>
    public bool MayOpen => !Spec.ReduceOnly;
}
