using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Orders;

public enum OrderType
{
    Market,
    Limit,

    /// <summary>Becomes a market order when the price reaches the stop price against the position.</summary>
    Stop,

    /// <summary>Becomes a limit order when the price reaches the stop price.</summary>
    StopLimit,

    /// <summary>Becomes a market order when the price reaches the stop price in favour of the position.</summary>
    TakeProfit,

    /// <summary>Becomes a limit order when the price reaches the stop price in favour of the position.</summary>
    TakeProfitLimit,

    /// <summary>
    /// A stop whose price follows the best price seen, and never loosens. See <see cref="TrailingStop"/>.
    /// </summary>
    TrailingStop,
}

public enum TimeInForce
{
    /// <summary>Good till cancelled.</summary>
    Gtc,

    /// <summary>Immediate or cancel: fills what it can at once, the rest is cancelled.</summary>
    Ioc,

    /// <summary>Fill or kill: all at once, or nothing.</summary>
    Fok,

    /// <summary>Good till <see cref="OrderSpec.ExpiresAt"/>.</summary>
    Gtd,
}

/// <summary>
/// What an order asks of a venue. Valid by construction only where <c>OrderSpecRules.Check</c> says so.
/// </summary>
public sealed record OrderSpec
{
    public required Symbol Symbol { get; init; }

    public required Side Side { get; init; }

    public required OrderType Type { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>For limit kinds.</summary>
    public Price? LimitPrice { get; init; }

    /// <summary>The trigger of stop and take-profit kinds.</summary>
    public Price? StopPrice { get; init; }

    /// <summary>For <see cref="OrderType.TrailingStop"/>.</summary>
    public TrailingStop? Trailing { get; init; }

    public TimeInForce TimeInForce { get; init; } = TimeInForce.Gtc;

    /// <summary>For <see cref="TimeInForce.Gtd"/>.</summary>
    public Timestamp? ExpiresAt { get; init; }

    /// <summary>Refused by the venue rather than taking liquidity.</summary>
    public bool PostOnly { get; init; }

    /// <summary>May only shrink a position, never open or turn one.</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>
    /// One cancels the other: a fill of one member shrinks the others by the same quantity, a complete fill cancels
    /// them. Null for an order on its own.
    /// </summary>
    public OcoGroupId? OcoGroup { get; init; }

    public bool IsMarket => Type is OrderType.Market;

    /// <summary>Whether the order waits for a trigger before it can trade.</summary>
    public bool IsConditional => Type is not (OrderType.Market or OrderType.Limit);
}
