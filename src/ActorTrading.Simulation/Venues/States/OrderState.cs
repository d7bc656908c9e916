using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Venues.States;

/// <summary>
/// An open order with the places at which it waits. Values are prices seen from the order's side, so that more is
/// always better for it.
/// </summary>
public sealed record OrderState
{
    public required AccountId Account { get; init; }

    public required ClientOrderId Id { get; init; }

    public required VenueOrderId VenueOrderId { get; init; }

    public required long Sequence { get; init; }

    public required OrderSpec Spec { get; init; }

    public required Timestamp ActiveAt { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal Filled { get; init; }

    public bool IsTriggered { get; init; }

    public bool TakesFirst { get; init; }

    /// <summary>Where the order's own draws stand.</summary>
    public required ulong Draws { get; init; }

    /// <summary>What its funds have to cover.</summary>
    public required decimal Requirement { get; init; }

    /// <summary>What is locked for it, or for its group.</summary>
    public required decimal Held { get; init; }

    public decimal? QueueAhead { get; init; }

    public decimal? StopValue { get; init; }

    public decimal? FavourValue { get; init; }

    public decimal? LimitValue { get; init; }

    public TrailState? Trail { get; init; }

    /// <summary>Its turn among the orders that wait for liquidity; null for one that does not.</summary>
    public long? Turn { get; init; }
}

/// <summary>A trail in progress: how far behind, and the best value that it has followed to.</summary>
public sealed record TrailState(TrailDistance Distance, decimal Best);
