using System.Collections.Immutable;
using System.Diagnostics;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Orders;

/// <summary>
/// One order from intent to end. The filled quantity never falls, each execution counts once by (symbol, trade id),
/// and the sums do not depend on the order in which the venue's reports arrive.
/// </summary>
public sealed record Order
{
    public required ClientOrderId Id { get; init; }

    /// <summary>What was asked; its quantity is the one that holds after cuts by the order's group.</summary>
    public required OrderSpec Spec { get; init; }

    public required Timestamp IntendedAt { get; init; }

    public OrderStatus Status { get; init; } = OrderStatus.Intended;

    public VenueOrderId? VenueId { get; init; }

    public Quantity Filled { get; init; }

    /// <summary>
    /// Sum of price times quantity over the executions; kept instead of an average so that it is exact.
    /// </summary>
    public decimal FilledValue { get; init; }

    /// <summary>Fees by asset; rebates count negative.</summary>
    public ImmutableSortedDictionary<Currency, decimal> Fees { get; init; } =
        ImmutableSortedDictionary<Currency, decimal>.Empty;

    public ImmutableSortedSet<TradeId> Trades { get; init; } = [];

    /// <summary>When a cancel was asked for that has not been refused.</summary>
    public Timestamp? CancelRequestedAt { get; init; }

    /// <summary>Whether a stop's trigger was reached.</summary>
    public bool Triggered { get; init; }

    /// <summary>How long it may stay unfilled; see <see cref="OrderTimeouts"/>.</summary>
    public TimeSpan? UnfilledTimeout { get; init; }

    /// <summary>Why it ended or hangs, where somebody gave a reason.</summary>
    public string? Reason { get; init; }

    public Timestamp? EndedAt { get; init; }

    public Quantity Remaining => IsOpen ? Spec.Quantity.MinusOrZero(Filled) : Quantity.Zero;

    public Price? AveragePrice => Filled.IsZero ? null : new Price(FilledValue / Filled.Value);

    /// <summary>May still trade: intended, on its way, unknown or working.</summary>
    public bool IsOpen => !Status.IsTerminal();

    /// <summary>What our own side did: denied, sent, lost track, asked to cancel, found absent.</summary>
    public OrderChange Apply(OrderEventKind kind, Timestamp at, string? reason = null)
    {
        var asked = kind == OrderEventKind.CancelRequested && IsOpen
            ? this with { CancelRequestedAt = CancelRequestedAt ?? at }
            : this;
        return Change(asked, kind, at, reason);
    }

    public OrderChange Apply(VenueReport report) => report.OrderId != Id
        ? Refuse("order_id_mismatch", $"A report on {report.OrderId} was given to order {Id}.")
        : report switch
        {
            VenueReport.Accepted r => Accept(r),
            VenueReport.Rejected r => Change(this, OrderEventKind.Rejected, r.At, r.Reason.ToString()),
            VenueReport.Unconfirmed r => Change(this, OrderEventKind.OutcomeUnknown, r.At, r.Reason),
            VenueReport.NotFound r => Change(this, OrderEventKind.NotFound, r.At, r.Evidence),
            VenueReport.Triggered r => Change(this with { Triggered = true }, OrderEventKind.Triggered, r.At),
            VenueReport.Filled r => Book(r.Fill),
            VenueReport.Canceled r => Change(this, OrderEventKind.Canceled, r.At, r.Reason),
            VenueReport.Expired r => Change(this, OrderEventKind.Expired, r.At, r.Reason),
            VenueReport.CancelRejected r => Change(
                this with { CancelRequestedAt = null }, OrderEventKind.CancelRejected, r.At, r.Reason.ToString()),
            VenueReport.Reduced r => Reduce(r),
            _ => throw new UnreachableException($"A report of type {report.GetType().Name} has no meaning here."),
        };

    private OrderChange Accept(VenueReport.Accepted report) =>
        VenueId is { } known && known != report.VenueOrderId
            ? Refuse("venue_order_id_mismatch", $"Order {Id} is {known} at the venue, not {report.VenueOrderId}.")
            : Change(this with { VenueId = report.VenueOrderId }, OrderEventKind.Accepted, report.At);

    private OrderChange Book(Fill fill)
    {
        if (fill.OrderId != Id || fill.Symbol != Spec.Symbol || fill.Side != Spec.Side)
            return Refuse(
                "fill_mismatch", $"Trade {fill.TradeId} ({fill.Side} {fill.Symbol}) is not one of order {Id}.");
        if (fill.Quantity.IsZero || !fill.Price.IsPositive)
            return Refuse("fill_invalid", $"Trade {fill.TradeId} has quantity {fill.Quantity} at price {fill.Price}.");
        if (Trades.Contains(fill.TradeId))
            return new OrderChange.AlreadyKnown();

        var booked = this with
        {
            Filled = Filled + fill.Quantity,
            FilledValue = FilledValue + (fill.Price.Value * fill.Quantity.Value),
            Fees = fill.Fee.IsZero
                ? Fees
                : Fees.SetItem(fill.Fee.Currency, Fees.GetValueOrDefault(fill.Fee.Currency) + fill.Fee.Value),
            Trades = Trades.Add(fill.TradeId),
        };
        var kind = booked.Filled >= Spec.Quantity ? OrderEventKind.CompleteFill : OrderEventKind.PartialFill;
        return Change(booked, kind, fill.At, flag: FlagOf(booked));
    }

    private OrderFlag FlagOf(Order booked) =>
        booked.Filled > Spec.Quantity ? OrderFlag.Overfill : IsOpen ? OrderFlag.None : OrderFlag.LateFill;

    private OrderChange Reduce(VenueReport.Reduced report)
    {
        if (!IsOpen || report.NewQuantity == Spec.Quantity)
            return new OrderChange.AlreadyKnown();
        if (report.NewQuantity > Spec.Quantity || report.NewQuantity < Filled)
            return Refuse("reduction_implausible",
                $"Order {Id} of {Spec.Quantity}, {Filled} filled, cannot be cut to {report.NewQuantity}; "
                + "ask the venue for its true state.");
        var cut = this with { Spec = Spec with { Quantity = report.NewQuantity } };
        var complete = !Filled.IsZero && Filled == report.NewQuantity;
        return Change(cut, complete ? OrderEventKind.CompleteFill : OrderEventKind.Reduced, report.At);
    }

    /// <param name="next">This order with all but its status brought up to date.</param>
    private OrderChange Change(
        Order next, OrderEventKind kind, Timestamp at, string? reason = null, OrderFlag flag = OrderFlag.None)
    {
        var transition = OrderTransitions.Next(Status, kind);
        if (transition.IsRefused)
            return new OrderChange.Refused(transition.Refusal);

        var status = next.Refine(transition.Status);
        var moved = status == Status ? next : next with
        {
            Status = status,
            Reason = reason ?? Reason,
            EndedAt = status.IsTerminal() ? at : null,
        };
        return moved == this ? new OrderChange.AlreadyKnown() : new OrderChange.Applied(moved, flag);
    }

    private OrderStatus Refine(OrderStatus status) => status switch
    {
        OrderStatus.Accepted or OrderStatus.PartiallyFilled when CancelRequestedAt is not null =>
            OrderStatus.PendingCancel,
        OrderStatus.Accepted when !Filled.IsZero => OrderStatus.PartiallyFilled,
        _ => status,
    };

    private static OrderChange.Refused Refuse(string code, string message) => new(new Refusal(code, message));
}
