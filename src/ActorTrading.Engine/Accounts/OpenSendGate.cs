using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Accounts;

/// <summary>A gate that nobody can close, for worlds without an operator: back-tests.</summary>
public sealed class OpenSendGate : ISendGate
{
    public static OpenSendGate Instance { get; } = new();

    public Halt? Send(OutgoingOrder order, IVenue venue)
    {
        venue.Submit(order.Account, order.Id, order.Spec);
        return null;
    }

    public void Ended(AccountId account, ClientOrderId id)
    {
    }

    public void Recovered(ExchangeAccount account)
    {
    }
}
