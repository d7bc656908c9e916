using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Accounts;

public abstract record ExchangeAccountCommand
{
    private ExchangeAccountCommand()
    {
    }

    public required Timestamp At { get; init; }

    /// <summary>Sends a portfolio's intended order.</summary>
    public sealed record Place(PortfolioId Portfolio, ClientOrderId Id, OrderSpec Spec) : ExchangeAccountCommand;

    public sealed record Cancel(ClientOrderId Id) : ExchangeAccountCommand;

    /// <summary>The venue said something of an order.</summary>
    public sealed record Report(VenueReport Said) : ExchangeAccountCommand;

    public sealed record SettleFunding(Symbol Symbol, Amount Settled, decimal Rate) : ExchangeAccountCommand;

    public sealed record BookLiquidation(Fill Fill) : ExchangeAccountCommand;
}
