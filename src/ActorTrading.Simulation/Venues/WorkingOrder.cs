using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues.States;

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

    public bool IsOpen => EndedAt is null;

    /// <summary>Accepted until something trades; how it ended once it has.</summary>
    public OrderStatus Status { get; private set; } = OrderStatus.Accepted;

    public Timestamp? EndedAt { get; private set; }

    public bool IsTriggered { get; set => Set(out field, value); }

    /// <summary>Whether the order was marketable when it came and so takes at its first price.</summary>
    public bool TakesFirst { get; set => Set(out field, value); }

    public decimal Quantity { get; set => Set(out field, value); } = spec.Quantity.Value;

    public decimal Filled { get; set => Set(out field, value); }

    public decimal Remaining => Quantity - Filled;

    public FundsHold? Hold { get; set => Set(out field, value); }

    /// <summary>What the hold has to cover for this order.</summary>
    public decimal Requirement { get; set => Set(out field, value); }

    public OcoGroup? Group { get; set; }

    public decimal? StopValue { get; set => Set(out field, value); }

    public decimal? FavourValue { get; set => Set(out field, value); }

    public decimal? LimitValue { get; set => Set(out field, value); }

    public TrailCohort? Cohort { get; set; }

    public int CohortIndex { get; set; }

    /// <summary>Quantity that trades before this order at its price; null until it is known.</summary>
    public decimal? QueueAhead { get; set => Set(out field, value); }

    /// <summary>Its turn among the market orders that wait for liquidity; null for one that never had to.</summary>
    public long? Turn { get; set => Set(out field, value); }

    public decimal? LimitPrice => Spec.LimitPrice?.Value;

    /// <summary>Whether the order trades at any price once it is live.</summary>
    public bool IsMarketWhenLive => Spec.LimitPrice is null || Spec.Type is OrderType.Market or OrderType.TrailingStop;

    public decimal LotStep => Market.Instrument.Filters.LotStepFor(IsMarketWhenLive);

    /// <summary>Whether an event has this chance and happens; the draw is of this order alone.</summary>
    public bool Draws(double chance)
    {
        Touch();
        return Random.NextDouble() < chance;
    }

    public void End(OrderStatus status, Timestamp at)
    {
        (Status, EndedAt) = (status, at);
        Touch();
    }

    public VenueOpenOrder View()
    {
        var book = Market.BookOf(Side);
        var stop = SideBook.CurrentStop(this) is { } value ? new Price(book.PriceOf(value)) : Spec.StopPrice;
        return new(Id, VenueOrderId, Spec, new(Quantity), new(Filled), IsTriggered, stop);
    }

    /// <summary>The order has changed for those who keep a copy of what the venue has taken in.</summary>
    public void Touch()
    {
        if (Hold is not null || !IsOpen)
        {
            Account.Changes?.Add(this);
        }
    }

    public OrderEntry Entry()
    {
        var status = IsOpen && Filled > 0m ? OrderStatus.PartiallyFilled : Status;
        return new(Account.Id, Id, Spec, status, ActiveAt, EndedAt, IsOpen ? Export() : null);
    }

    public OrderState Export() => new()
    {
        Account = Account.Id,
        Id = Id,
        VenueOrderId = VenueOrderId,
        Sequence = Sequence,
        Spec = Spec,
        ActiveAt = ActiveAt,
        Quantity = Quantity,
        Filled = Filled,
        IsTriggered = IsTriggered,
        TakesFirst = TakesFirst,
        Draws = Random.State,
        Requirement = Requirement,
        Held = Hold?.Amount ?? 0m,
        QueueAhead = QueueAhead,
        StopValue = StopValue,
        FavourValue = FavourValue,
        LimitValue = LimitValue,
        Trail = Cohort is { } cohort ? new(cohort.Group.Distance, cohort.Best) : null,
        Turn = Turn,
    };

    private void Set<T>(out T field, T value)
    {
        field = value;
        Touch();
    }
}
