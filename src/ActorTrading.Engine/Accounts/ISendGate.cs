using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Accounts;

/// <summary>
/// The very last step before a venue. Called in the turns of many accounts at once; an account calls from one turn at a
/// time.
/// </summary>
public interface ISendGate
{
    /// <summary>
    /// Hands the order to the venue, or gives the halt that stands against it: then the venue never hears of it. Look
    /// and hand-over are one step to whoever raises a halt. Orders that can only shrink a position pass.
    /// </summary>
    Halt? Send(OutgoingOrder order, IVenue venue);

    /// <summary>The order is done: there is nothing left of it to cancel.</summary>
    void Ended(AccountId account, ClientOrderId id);

    /// <summary>The account was loaded, and these are the orders that it has at the venue.</summary>
    void Recovered(ExchangeAccount account);
}
