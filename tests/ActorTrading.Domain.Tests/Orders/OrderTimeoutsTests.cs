using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;

namespace ActorTrading.Domain.Tests.Orders;

public sealed class OrderTimeoutsTests
{
    private static readonly Order Working = Order(1m, OrderStatus.Accepted) with
    {
        UnfilledTimeout = TimeSpan.FromMinutes(10),
    };

    [Fact]
    public void An_order_is_due_from_the_moment_its_timeout_has_passed()
    {
        Assert.Empty(Due(Working, 9));
        Assert.Equal([Working.Id], Due(Working, 10));
        Assert.Equal(At(10), OrderTimeouts.DueAt(Working));
    }

    [Theory]
    [InlineData(OrderStatus.Unknown)]
    [InlineData(OrderStatus.Sending)]
    [InlineData(OrderStatus.PendingCancel)]
    [InlineData(OrderStatus.Filled)]
    public void An_order_whose_state_is_open_to_question_or_ended_is_never_due(OrderStatus status) =>
        Assert.Empty(Due(Working with { Status = status }, 60));

    [Fact]
    public void Without_a_timeout_nothing_is_due() => Assert.Empty(Due(Working with { UnfilledTimeout = null }, 60));

    [Fact]
    public void A_stop_that_has_not_triggered_waits_by_design()
    {
        var stop = Working with { Spec = Working.Spec with { Type = OrderType.StopLimit, StopPrice = new Price(99m) } };

        Assert.Empty(Due(stop, 60));
        Assert.Single(Due(stop with { Triggered = true }, 60));
    }

    [Fact]
    public void An_entry_whose_filled_part_could_not_be_sold_again_is_left_working()
    {
        Assert.Empty(Due(Working.After(Filled(Fill("t1", 0.001m))), 60));
        Assert.Single(Due(Working.After(Filled(Fill("t1", 0.5m))), 60));
    }

    [Fact]
    public void An_exit_is_due_however_little_has_filled()
    {
        var exit = Working with { Spec = Working.Spec with { Side = Side.Sell, ReduceOnly = true } };

        Assert.Single(Due(exit.After(Filled(Fill("t1", 0.001m, side: Side.Sell))), 60));
    }

    [Fact]
    public void Zero_never_escalates_and_otherwise_the_count_does()
    {
        Assert.False(OrderTimeouts.Escalates(100, exitTimeoutCount: 0));
        Assert.False(OrderTimeouts.Escalates(1, exitTimeoutCount: 2));
        Assert.True(OrderTimeouts.Escalates(2, exitTimeoutCount: 2));
    }

    private static IEnumerable<ClientOrderId> Due(Order order, int minute) =>
        OrderTimeouts.Due([order], _ => Spot, At(minute));
}
