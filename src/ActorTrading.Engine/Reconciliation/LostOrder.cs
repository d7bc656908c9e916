using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>An order at the venue that a portfolio sent in a life of which its journal has nothing.</summary>
/// <param name="Portfolio">Whose it is, by its id.</param>
/// <param name="Intent">Its number among the portfolio's intents.</param>
/// <param name="Id">Derived from both.</param>
/// <param name="Spec">What was asked; for an order that is done, what of it has traded.</param>
/// <param name="IsOpen">Whether it may still trade.</param>
public sealed record LostOrder(PortfolioId Portfolio, long Intent, ClientOrderId Id, OrderSpec Spec, bool IsOpen);
