using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;

namespace ActorTrading.Domain.Tests.Orders;

public sealed class OrderTests
{
    [Fact]
    public void A_fill_before_the_answer_to_the_request_is_taken()
    {
        var order = Order(1m).After(Filled(Fill("t1", 0.4m)), Accepted());

        Assert.Equal(OrderStatus.PartiallyFilled, order.Status);
        Assert.Equal(new Quantity(0.6m), order.Remaining);
        Assert.Equal(new VenueOrderId("v1"), order.VenueId);
    }

    [Fact]
    public void The_average_price_weighs_the_fills_by_quantity()
    {
        var order = Order(1m).After(Filled(Fill("t1", 0.25m, 96m)), Filled(Fill("t2", 0.75m, 100m)));

        Assert.Equal(OrderStatus.Filled, order.Status);
        Assert.Equal(new Price(99m), order.AveragePrice);
        Assert.Equal(Quantity.Zero, order.Remaining);
    }

    [Fact]
    public void A_trade_that_is_reported_twice_counts_once()
    {
        var order = Order(1m).After(Filled(Fill("t1", 0.4m)));

        Assert.IsType<OrderChange.AlreadyKnown>(order.Apply(Filled(Fill("t1", 0.4m))));
    }

    [Fact]
    public void An_acceptance_that_comes_twice_is_already_known()
    {
        Assert.IsType<OrderChange.AlreadyKnown>(Order(1m).After(Accepted()).Apply(Accepted()));
    }

    [Theory]
    [InlineData(true, OrderStatus.Canceled)]
    [InlineData(false, OrderStatus.Expired)]
    public void A_fill_after_the_end_is_kept_as_money_and_flagged(bool canceled, OrderStatus status)
    {
        var ended = Order(1m).After(Accepted(), canceled ? Canceled() : Expired());

        var change = Assert.IsType<OrderChange.Applied>(ended.Apply(Filled(Fill("t1", 1m))));

        Assert.Equal(OrderFlag.LateFill, change.Flag);
        Assert.Equal(status, change.Order.Status);
        Assert.Equal(new Quantity(1m), change.Order.Filled);
        Assert.Equal(At(5), change.Order.EndedAt);
    }

    [Fact]
    public void More_than_was_ordered_is_kept_and_flagged()
    {
        var change = Assert.IsType<OrderChange.Applied>(Order(1m).Apply(Filled(Fill("t1", 1.5m))));

        Assert.Equal(OrderFlag.Overfill, change.Flag);
        Assert.Equal(OrderStatus.Filled, change.Order.Status);
        Assert.Equal(new Quantity(1.5m), change.Order.Filled);
    }

    [Fact]
    public void A_partial_fill_then_expiry_ends_with_what_has_filled()
    {
        var order = Order(1m).After(Accepted(), Filled(Fill("t1", 0.3m)), Expired());

        Assert.Equal(
            (OrderStatus.Expired, new Quantity(0.3m), "out of time"), (order.Status, order.Filled, order.Reason));
        Assert.False(order.IsOpen);
    }

    [Fact]
    public void A_cancel_that_is_refused_leaves_the_order_working_as_it_was()
    {
        var asked = Ask(Order(1m).After(Accepted(), Filled(Fill("t1", 0.3m))));
        Assert.Equal(OrderStatus.PendingCancel, asked.Status);

        var order = asked.After(CancelRejected());

        Assert.Equal(OrderStatus.PartiallyFilled, order.Status);
        Assert.Null(order.CancelRequestedAt);
        Assert.Equal(OrderStatus.Accepted, Ask(Order(1m).After(Accepted())).After(CancelRejected()).Status);
    }

    [Fact]
    public void Asking_twice_for_a_cancel_is_asking_once()
    {
        var asked = Ask(Order(1m).After(Accepted()));

        Assert.IsType<OrderChange.AlreadyKnown>(asked.Apply(OrderEventKind.CancelRequested, At(3)));
        Assert.IsType<OrderChange.AlreadyKnown>(
            Order(1m).After(Canceled()).Apply(OrderEventKind.CancelRequested, At(6)));
    }

    [Fact]
    public void A_cancel_asked_for_before_the_answer_shows_once_the_order_is_accepted_or_trades()
    {
        var asked = Ask(Order(1m));
        Assert.Equal(OrderStatus.Sending, asked.Status);

        Assert.Equal(OrderStatus.PendingCancel, asked.After(Accepted()).Status);
        Assert.Equal(OrderStatus.PendingCancel, asked.After(Filled(Fill("t1", 0.1m))).Status);
        Assert.Equal(OrderStatus.Filled, asked.After(Filled(Fill("t1", 1m))).Status);
    }

    [Fact]
    public void An_unknown_outcome_stays_unknown_until_the_venue_speaks()
    {
        var unknown = On(Order(1m), OrderEventKind.OutcomeUnknown);
        Assert.Equal(OrderStatus.Unknown, unknown.Status);
        Assert.Equal(OrderStatus.Unknown, Ask(unknown).Status);

        Assert.Equal(OrderStatus.Accepted, unknown.After(Accepted()).Status);
        Assert.Equal(OrderStatus.Rejected, unknown.After(Rejected()).Status);
        Assert.Equal(OrderStatus.Rejected, On(unknown, OrderEventKind.NotFound).Status);
        Assert.Equal(OrderStatus.Filled, unknown.After(Filled(Fill("t1", 1m))).Status);
    }

    [Fact]
    public void An_order_that_our_gate_denied_takes_no_report()
    {
        var denied = On(Order(1m, OrderStatus.Intended), OrderEventKind.Denied, "max_position");

        Assert.Equal("max_position", denied.Reason);
        Assert.Equal("order_transition_refused", RefusalOf(denied.Apply(Filled(Fill("t1", 1m)))));
        Assert.Equal("order_transition_refused", RefusalOf(denied.Apply(OrderEventKind.SendStarted, At(1))));
    }

    [Fact]
    public void A_trigger_is_remembered()
    {
        var order = Order(1m).After(new VenueReport.Triggered(new Price(99m)) { OrderId = new("o1"), At = At(1) });

        Assert.True(order.Triggered);
        Assert.Equal(OrderStatus.Accepted, order.Status);
    }

    [Fact]
    public void A_cut_by_the_group_lowers_what_remains_and_completes_what_has_filled()
    {
        var order = Order(1m).After(Accepted(), Filled(Fill("t1", 0.4m)));

        Assert.Equal(new Quantity(0.2m), order.After(Reduced(0.6m)).Remaining);
        Assert.Equal(OrderStatus.Filled, order.After(Reduced(0.4m)).Status);
        Assert.IsType<OrderChange.AlreadyKnown>(order.Apply(Reduced(1m)));
        Assert.Equal("reduction_implausible", RefusalOf(order.Apply(Reduced(0.3m))));
        Assert.Equal("reduction_implausible", RefusalOf(order.Apply(Reduced(2m))));
    }

    [Fact]
    public void A_report_on_another_order_market_or_side_is_refused()
    {
        var order = Order(1m).After(Accepted());

        Assert.Equal("order_id_mismatch", RefusalOf(order.Apply(Filled(Fill("t1", 1m, order: "o2")))));
        Assert.Equal("fill_mismatch", RefusalOf(order.Apply(Filled(Fill("t1", 1m, side: Side.Sell)))));
        Assert.Equal(
            "fill_mismatch", RefusalOf(order.Apply(Filled(Fill("t1", 1m) with { Symbol = Perpetual.Symbol }))));
        Assert.Equal("fill_invalid", RefusalOf(order.Apply(Filled(Fill("t1", 0m)))));
        Assert.Equal("fill_invalid", RefusalOf(order.Apply(Filled(Fill("t1", 1m, 0m)))));
        Assert.Equal("venue_order_id_mismatch", RefusalOf(order.Apply(Accepted("v2"))));
    }

    private static Order Ask(Order order) => On(order, OrderEventKind.CancelRequested);

    private static Order On(Order order, OrderEventKind kind, string? reason = null) =>
        Assert.IsType<OrderChange.Applied>(order.Apply(kind, At(2), reason)).Order;

    private static string RefusalOf(OrderChange change) => Assert.IsType<OrderChange.Refused>(change).Reason.Code;
}
