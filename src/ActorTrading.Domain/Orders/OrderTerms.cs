namespace ActorTrading.Domain.Orders;

/// <summary>How an order of a rule is to be placed, relative to the price at the time of the decision.</summary>
public sealed record OrderTerms
{
    public static OrderTerms Market { get; } = new() { Type = OrderType.Market };

    public OrderType Type { get; init; } = OrderType.Market;

    /// <summary>
    /// Limit price away from the reference price, in per cent of it, towards the better price: a buy limit with 0.5
    /// rests half a per cent below. Negative crosses the spread.
    /// </summary>
    public decimal? LimitOffsetPercentage { get; init; }

    /// <summary>
    /// Trigger price away from the reference price, in per cent of it, in the direction in which the kind triggers.
    /// </summary>
    public decimal? StopOffsetPercentage { get; init; }

    /// <summary>For trailing stops: how far the stop stays behind the best price.</summary>
    public TrailDistance? TrailDistance { get; init; }

    public TimeInForce TimeInForce { get; init; } = TimeInForce.Gtc;

    /// <summary>For good-till-date: how long from the decision.</summary>
    public TimeSpan? TimeToLive { get; init; }

    public bool PostOnly { get; init; }

    /// <summary>An order that has not filled after this long is cancelled; null to leave it.</summary>
    public TimeSpan? UnfilledTimeout { get; init; }
}
