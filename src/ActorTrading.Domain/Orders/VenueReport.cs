using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Orders;

/// <summary>What a venue says of an order. Reports may come twice, late, or before the answer to the request.</summary>
public abstract record VenueReport
{
    private VenueReport()
    {
    }

    public required ClientOrderId OrderId { get; init; }

    public required Timestamp At { get; init; }

    /// <summary>The order rests or is being worked.</summary>
    public sealed record Accepted(VenueOrderId VenueOrderId) : VenueReport;

    /// <summary>The venue refused the order for certain; it never lived.</summary>
    public sealed record Rejected(Refusal Reason) : VenueReport;

    /// <summary>
    /// No answer that proves anything: a timeout, a broken connection, a restart in between. The order may live.
    /// </summary>
    public sealed record Unconfirmed(string Reason) : VenueReport;

    /// <summary>Proof that the venue never had the order, and never will have it from an earlier request.</summary>
    public sealed record NotFound(string Evidence) : VenueReport;

    /// <summary>A stop's trigger was reached.</summary>
    public sealed record Triggered(Price StopPrice) : VenueReport;

    public sealed record Filled(Fill Fill) : VenueReport;

    /// <summary>Gone before it was complete, by request or as part of a group.</summary>
    public sealed record Canceled(string Reason) : VenueReport;

    /// <summary>Gone before it was complete because of its own terms (time in force) or the venue.</summary>
    public sealed record Expired(string Reason) : VenueReport;

    /// <summary>A cancel was refused. It says nothing of the order, which may have filled.</summary>
    public sealed record CancelRejected(Refusal Reason) : VenueReport;

    /// <summary>The remaining quantity was cut, as when another member of its group traded.</summary>
    public sealed record Reduced(Quantity NewQuantity) : VenueReport;
}
