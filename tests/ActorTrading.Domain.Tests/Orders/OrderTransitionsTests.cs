using System.Text;
using ActorTrading.Domain.Orders;
using ActorTrading.Testing.Approvals;

namespace ActorTrading.Domain.Tests.Orders;

public sealed class OrderTransitionsTests
{
    private const int NameWidth = 16;

    public static TheoryData<OrderStatus> Terminals =>
        [OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired, OrderStatus.Rejected, OrderStatus.Denied];

    [Fact]
    public void The_table_of_an_orders_life_is_the_approved_one()
    {
        var table = new StringBuilder(
            "What each event does to each status. A dash leaves the status as it is; 'refused' contradicts it.\n\n");
        Row(table, "", Enum.GetNames<OrderStatus>());
        foreach (var kind in Enum.GetValues<OrderEventKind>())
            Row(table, kind.ToString(), Enum.GetValues<OrderStatus>().Select(status => Cell(status, kind)));

        Approval.Verify(table.ToString(), "OrderTransitions");
    }

    [Theory]
    [MemberData(nameof(Terminals))]
    public void A_terminal_status_is_never_left(OrderStatus status)
    {
        foreach (var kind in Enum.GetValues<OrderEventKind>())
            Assert.Equal(status, OrderTransitions.Next(status, kind).Status);
    }

    [Fact]
    public void Every_status_but_denied_takes_a_fill()
    {
        foreach (var status in Enum.GetValues<OrderStatus>())
        {
            Assert.Equal(
                status == OrderStatus.Denied, OrderTransitions.Next(status, OrderEventKind.PartialFill).IsRefused);
            Assert.Equal(
                status == OrderStatus.Denied, OrderTransitions.Next(status, OrderEventKind.CompleteFill).IsRefused);
        }
    }

    [Fact]
    public void A_refused_event_names_status_and_event()
    {
        var refusal = OrderTransitions.Next(OrderStatus.Accepted, OrderEventKind.NotFound).Refusal;

        Assert.Equal("order_transition_refused", refusal!.Code);
        Assert.Contains("Accepted", refusal.Message);
        Assert.Contains("NotFound", refusal.Message);
    }

    private static string Cell(OrderStatus status, OrderEventKind kind) => OrderTransitions.Next(status, kind) switch
    {
        { IsRefused: true } => "refused",
        { Status: var next } => next == status ? "-" : next.ToString(),
    };

    private static void Row(StringBuilder table, string head, IEnumerable<string> cells) => table
        .Append(string.Join(' ', cells.Prepend(head).Select(c => c.PadRight(NameWidth))).TrimEnd())
        .Append('\n');
}
