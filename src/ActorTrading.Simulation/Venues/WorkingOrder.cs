using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// An order that lives at the venue, with the places at which it waits. Values are prices seen from its side, see <see
/// cref="SideBook"/>.
/// </summary>
internal sealed class WorkingOrder(VenueAccount account, ClientOrderId id, OrderSpec spec, Market market) : Resting
{
    public VenueAccount Account { get; } = account;

    public ClientOrderId Id { get; } = id;

    public OrderSpec Spec { get; } = spec;

    public Market Market { get; } = market;

    public Side Side => Spec.Side;

    public required long Sequence { get; init; }

    public required VenueOrderId VenueOrderId { get; init; }

    /// <summary>When the venue acted on the request.</summary>
    public required Timestamp ActiveAt { get; init; }

    /// <summary>Draws of this order alone.</summary>
    public required SeededRandom Random { get; init; }

    public bool IsOpen { get; set; } = true;

    public bool IsTriggered { get; set; }

    /// <summary>Whether the order was marketable when it came and so takes at its first price.</summary>
    public bool TakesFirst { get; set; }

    public decimal Quantity { get; set; } = spec.Quantity.Value;

    public decimal Filled { get; set; }

    public decimal Remaining => Quantity - Filled;

    public FundsHold? Hold { get; set; }

    /// <summary>What the hold has to cover for this order.</summary>
    public decimal Requirement { get; set; }

    public OcoGroup? Group { get; set; }

    public decimal? StopValue { get; set; }

    public decimal? FavourValue { get; set; }

    public decimal? LimitValue { get; set; }

    public TrailCohort? Cohort { get; set; }

    public int CohortIndex { get; set; }

    /// <summary>Quantity that trades before this order at its price; null until it is known.</summary>
    public decimal? QueueAhead { get; set; }

    public decimal? LimitPrice => Spec.LimitPrice?.Value;

    /// <summary>Whether the order trades at any price once it is live.</summary>
    public bool IsMarketWhenLive => Spec.LimitPrice is null || Spec.Type is OrderType.Market or OrderType.TrailingStop;

    public decimal LotStep => Market.Instrument.Filters.LotStepFor(IsMarketWhenLive);

    public VenueOpenOrder View()
    {
        var book = Market.BookOf(Side);
        var stop = SideBook.CurrentStop(this) is { } value ? new Price(book.PriceOf(value)) : Spec.StopPrice;
        return new(Id, VenueOrderId, Spec, new(Quantity), new(Filled), IsTriggered, stop);
    }
}
