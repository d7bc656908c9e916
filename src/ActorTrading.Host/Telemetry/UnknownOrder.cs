using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Telemetry;

/// <summary>An order of which nobody can prove what became of it.</summary>
/// <param name="Since">By the market's clock.</param>
internal sealed record UnknownOrder(PortfolioId Portfolio, ClientOrderId Id, Timestamp Since);
