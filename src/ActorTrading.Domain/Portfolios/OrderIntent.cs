using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// A decision to send an order, with everything that its later life needs. It is journalled before the venue hears of
/// it.
/// </summary>
public sealed record OrderIntent
{
    public required ClientOrderId Id { get; init; }

    public required OrderSpec Spec { get; init; }

    public required OrderWhy Why { get; init; }

    /// <summary>The exits of the position, should this order open one.</summary>
    public ExitPlan Exits { get; init; } = ExitPlan.None;

    public decimal Leverage { get; init; } = 1m;

    /// <summary>Set aside until the order is done; null where it takes nothing out of the free balance.</summary>
    public Amount? Reservation { get; init; }

    public TimeSpan? UnfilledTimeout { get; init; }

    /// <summary>
    /// The close that this order carries out, to be placed anew should it not fill in time; null otherwise.
    /// </summary>
    public QueuedClose? Close { get; init; }
}
