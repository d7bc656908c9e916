using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class BarModelTests
{
    [Fact]
    public void A_market_order_fills_at_the_next_open_and_never_in_the_bar_that_triggered_it()
    {
        var lab = new VenueLab().Bar(100, 105, 95, 102).Submit("m", Order(Buy, Market));
        lab.Says("m accepted");

        lab.Bar(103, 110, 101, 109).Says("m buy 1 @ 103 taker");
    }

    public static TheoryData<string, Side, OrderType, decimal?, decimal?, string> OneBar => new()
    {
        // The bar opens at 100, goes to 90 and 110 and closes at 105.
        { "limit inside", Buy, Limit, 95m, null, "o buy 1 @ 95 maker" },
        { "limit at the low is not through", Buy, Limit, 90m, null, "" },
        { "limit below the low", Buy, Limit, 89m, null, "" },
        { "sell limit inside", Sell, Limit, 108m, null, "o sell 1 @ 108 maker" },
        { "sell limit at the high is not through", Sell, Limit, 110m, null, "" },
        { "sell stop inside", Sell, Stop, null, 95m, "o triggered 95|o sell 1 @ 95 taker" },
        { "sell stop at the low", Sell, Stop, null, 90m, "o triggered 90|o sell 1 @ 90 taker" },
        { "sell stop below the low", Sell, Stop, null, 89m, "" },
        { "buy stop inside", Buy, Stop, null, 108m, "o triggered 108|o buy 1 @ 108 taker" },
        { "buy stop at the high", Buy, Stop, null, 110m, "o triggered 110|o buy 1 @ 110 taker" },
        { "sell stop that the open has passed", Sell, Stop, null, 101m, "o triggered 101|o sell 1 @ 100 taker" },
        { "buy stop that the open has passed", Buy, Stop, null, 98m, "o triggered 98|o buy 1 @ 100 taker" },
        { "sell take-profit", Sell, TakeProfit, null, 107m, "o triggered 107|o sell 1 @ 107 taker" },
        { "buy take-profit", Buy, TakeProfit, null, 93m, "o triggered 93|o buy 1 @ 93 taker" },
        { "sell take-profit that the open has passed", Sell, TakeProfit, null, 99m, "o triggered 99|o sell 1 @ 100 taker" },
        { "sell stop-limit with room", Sell, StopLimit, 94m, 95m, "o triggered 95|o sell 1 @ 95 taker" },
        { "sell stop-limit that fills on the way back", Sell, StopLimit, 98m, 95m, "o triggered 95|o sell 1 @ 98 maker" },
        { "buy stop-limit with room", Buy, StopLimit, 109m, 108m, "o triggered 108|o buy 1 @ 108 taker" },
        { "sell take-profit-limit with room", Sell, TakeProfitLimit, 106m, 107m, "o triggered 107|o sell 1 @ 107 taker" },
        { "sell take-profit-limit beyond", Sell, TakeProfitLimit, 109m, 107m, "o triggered 107|o sell 1 @ 109 maker" },
        { "sell take-profit-limit at its trigger goes through", Sell, TakeProfitLimit, 107m, 107m, "o triggered 107|o sell 1 @ 107 maker" },
        { "buy take-profit-limit beyond the low", Buy, TakeProfitLimit, 80m, 93m, "o triggered 93" },
    };

    [Theory]
    [MemberData(nameof(OneBar))]
    public void One_bar_trades_each_kind_of_order_as_documented(
        string name, Side side, OrderType type, decimal? limit, decimal? stop, string expected)
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100).Submit("o", Order(side, type, 1m, limit, stop));
        lab.Says("o accepted");

        lab.Bar(100, 110, 90, 105);

        Assert.True(string.Join('|', lab.Said()) == expected, name + ": " + string.Join('|', lab.Lines));
    }
}
