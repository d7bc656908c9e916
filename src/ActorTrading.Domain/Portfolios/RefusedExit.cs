using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>A protective order that was refused last, and when.</summary>
public sealed record RefusedExit(OrderSpec Spec, Timestamp At)
{
    /// <summary>How long until the very same order is tried again: the position stands without it meanwhile.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    public Timestamp RetryAt => At + RetryAfter;
}
