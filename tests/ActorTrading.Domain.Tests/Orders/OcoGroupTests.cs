using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;

namespace ActorTrading.Domain.Tests.Orders;

public sealed class OcoGroupTests
{
    [Fact]
    public void A_fill_cuts_the_other_open_members_and_a_complete_one_takes_them_away()
    {
        Order[] members =
        [
            Order(1m),
            Order(1m) with { Id = new("o2"), Filled = new(0.2m) },
            Order(1m) with { Id = new("o3"), Status = OrderStatus.Canceled },
        ];

        Assert.Equal([(new ClientOrderId("o2"), new Quantity(0.5m))], OcoGroup.AfterFill(members, Fill("t1", 0.5m)));
        Assert.Equal([(new ClientOrderId("o2"), Quantity.Zero)], OcoGroup.AfterFill(members, Fill("t1", 0.8m)));
    }
}
