using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Accounts;

public abstract record ExchangeAccountEvent
{
    private ExchangeAccountEvent()
    {
    }

    public required Timestamp At { get; init; }

    /// <summary>The order goes out now. From here on its outcome is the venue's to tell.</summary>
    public sealed record SendStarted(PortfolioId Portfolio, ClientOrderId Id, OrderSpec Spec) : ExchangeAccountEvent;

    public sealed record CancelSent(ClientOrderId Id) : ExchangeAccountEvent;

    /// <summary>
    /// An order that a portfolio intended and this account has no record of. It is unknown until the venue speaks.
    /// </summary>
    public sealed record Adopted(PortfolioId Portfolio, ClientOrderId Id, OrderSpec Spec) : ExchangeAccountEvent;

    /// <summary>The venue is asked what became of an order.</summary>
    public sealed record Queried(ClientOrderId Id) : ExchangeAccountEvent;

    public sealed record Reported(PortfolioId Portfolio, VenueReport Said) : ExchangeAccountEvent;

    /// <summary>
    /// A report on an order that this account never sent: somebody else's, or from before its journal.
    /// </summary>
    public sealed record StrangerReported(VenueReport Said) : ExchangeAccountEvent;

    /// <summary>The venue lists an open order that this account never sent. Cash follows it that is not ours.</summary>
    public sealed record ForeignOrderSeen(ClientOrderId Id, OrderSpec Spec) : ExchangeAccountEvent;

    /// <summary>The venue does not list it any more.</summary>
    public sealed record ForeignOrderGone(ClientOrderId Id) : ExchangeAccountEvent;

    public sealed record FundingSettled(
        PortfolioId Portfolio, Symbol Symbol, Amount Settled, decimal Rate) : ExchangeAccountEvent;

    public sealed record Liquidated(PortfolioId Portfolio, Fill Fill) : ExchangeAccountEvent;
}
