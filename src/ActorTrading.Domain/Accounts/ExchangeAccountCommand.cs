using System.Collections.Immutable;
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

    /// <summary>
    /// A portfolio that was loaded anew wants to know what became of an order that its journal has. An order that this
    /// account has no record of is taken in as unknown: whether it was ever sent is for the venue to say.
    /// </summary>
    public sealed record Reconcile(PortfolioId Portfolio, ClientOrderId Id, OrderSpec Spec) : ExchangeAccountCommand;

    /// <summary>
    /// Looks for orders without an answer; <paramref name="Restarted"/> where the requests of before are lost, so that
    /// there is nothing to wait for.
    /// </summary>
    public sealed record CheckAnswers(bool Restarted) : ExchangeAccountCommand;

    /// <summary>The venue listed the account's open orders, all of them.</summary>
    public sealed record CheckOpenOrders(ImmutableArray<ListedOrder> Listed) : ExchangeAccountCommand;

    /// <summary>The venue said something of an order.</summary>
    public sealed record Report(VenueReport Said) : ExchangeAccountCommand;

    public sealed record SettleFunding(Symbol Symbol, Amount Settled, decimal Rate) : ExchangeAccountCommand;

    public sealed record BookLiquidation(Fill Fill) : ExchangeAccountCommand;
}
