using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Orders;

public enum Liquidity
{
    Maker,
    Taker,
}

/// <summary>One execution of an order. The fee may be in any asset; a rebate is a negative fee.</summary>
public sealed record Fill
{
    public required TradeId TradeId { get; init; }

    public required ClientOrderId OrderId { get; init; }

    public required Symbol Symbol { get; init; }

    public required Side Side { get; init; }

    public required Price Price { get; init; }

    public required Quantity Quantity { get; init; }

    public required Amount Fee { get; init; }

    public required Liquidity Liquidity { get; init; }

    public required Timestamp At { get; init; }
}
