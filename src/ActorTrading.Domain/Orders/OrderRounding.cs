using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Orders;

/// <summary>
/// Brings an order onto a venue's grid without making it worse than it was meant: quantities down to the lot, a buy's
/// prices down and a sell's prices up to the tick. A buy limit then never pays more and a sell limit never gets less;
/// the stop of a long (a sell) moves up and the stop of a short (a buy) moves down, so that neither risks more than
/// was allowed (freqtrade rounds stops the same way).
/// </summary>
public static class OrderRounding
{
    public static OrderSpec ToFilters(OrderSpec spec, Instrument instrument)
    {
        var tick = instrument.Filters.TickSize;
        return spec with
        {
            Quantity = spec.Quantity.RoundDownTo(instrument.Filters.LotStepFor(spec.IsMarket)),
            LimitPrice = Round(spec.LimitPrice, spec.Side, tick),
            StopPrice = Round(spec.StopPrice, spec.Side, tick),
            Trailing = spec.Trailing is not { } trailing ? null : trailing with
            {
                InitialStop = Round(trailing.InitialStop, spec.Side, tick),
                Activation = Round(trailing.Activation, spec.Side, tick),
            },
        };
    }

    /// <summary>A price of an order on this side: a buy's down, a sell's up.</summary>
    public static Price Round(Price price, Side side, decimal tick) =>
        side == Side.Buy ? price.RoundDownTo(tick) : price.RoundUpTo(tick);

    private static Price? Round(Price? price, Side side, decimal tick) => price is { } p ? Round(p, side, tick) : null;
}
