using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Orders;

/// <summary>What an order may take out of the free balance, to be reserved before it is sent.</summary>
public static class OrderReservation
{
    /// <summary>
    /// A spot buy reserves its notional and a spot sell its base quantity; an order that opens a contract position
    /// reserves its initial margin; fees in the quote currency come on top. A reduce-only order reserves nothing:
    /// what it sells is the position, which is already held back from withdrawal.
    /// </summary>
    /// <param name="reference">The price for orders without one of their own, slippage allowance included.</param>
    /// <param name="feeRate">The taker fee as a fraction of the notional.</param>
    public static Amount? Required(
        OrderSpec spec, Instrument instrument, Price reference, decimal feeRate, decimal leverage)
    {
        if (spec.ReduceOnly)
            return null;
        if (!instrument.IsMargined && spec.Side == Side.Sell)
            return new(spec.Quantity.Value, instrument.Base);

        var notional = instrument.Notional(spec.LimitPrice ?? spec.StopPrice ?? reference, spec.Quantity);
        return (notional / (instrument.IsMargined ? leverage : 1m)) + (notional * feeRate);
    }
}
