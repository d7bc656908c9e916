using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Positions;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;
using static ActorTrading.Domain.Tests.Portfolios.LedgerFixtures;

namespace ActorTrading.Domain.Tests.Positions;

public sealed class PositionTests
{
    // Worked out apart from the formula: at 90.4522613... a long of 1 from 100 with margin 10 has 0.4522613... left,
    // which is half a per cent of the mark; at 109.4527363... a short has 0.5472636..., half a per cent of that mark.
    [Theory]
    [InlineData(Side.Buy, 90.4522613065)]
    [InlineData(Side.Sell, 109.4527363184)]
    public void Liquidation_comes_where_the_margin_left_is_the_maintenance_margin(Side side, double expected)
    {
        var position = Contract(side, leverage: 10m);
        var price = position.LiquidationPrice()!.Value;

        Assert.Equal((decimal)expected, price.Value, 8);
        Assert.Equal(0.005m * price.Value, (position.Margin + position.UnrealisedProfit(price)).Value, 20);
    }

    [Fact]
    public void Spot_and_unlevered_longs_are_never_liquidated()
    {
        Assert.Null(Held().LiquidationPrice());
        Assert.Null(Contract(Side.Buy, leverage: 1m).LiquidationPrice());
    }

    [Fact]
    public void The_best_price_follows_only_in_favour_of_the_position()
    {
        var (longOne, shortOne) = (Held(), Contract(Side.Sell, 2m));

        Assert.Equal(new Price(105m), longOne.Observe(new(105m)).Observe(new(99m)).BestPrice);
        Assert.Equal(new Price(95m), shortOne.Observe(new(95m)).Observe(new(99m)).BestPrice);
        Assert.Same(longOne, longOne.Observe(new(100m)));
    }

    [Fact]
    public void A_position_remembers_what_opened_it()
    {
        var context = Context with { OrderId = new("o7"), Rule = new("r1"), RuleVersion = 3, RuleName = "dip" };
        var buy = new Execution(Side.Buy, new(1m), new(100m), Usd(0m), Start);
        var opened = PositionBooking.Apply(null, Spot, buy, context).After;

        var added = PositionBooking.Apply(opened, Spot, buy with { At = At(9) }, Context).After!;

        Assert.Equal(new PositionOrigin(new("o7"), new("r1"), 3, "dip"), added.Origin);
        Assert.Equal(Start, added.OpenedAt);
        Assert.Equal([Start, At(9)], added.Lots.Select(l => l.At));
    }

    [Fact]
    public void Lots_keep_quantity_and_cost_exactly_however_they_are_split_and_merged() =>
        Prop.ForAll(LotMoves.ToArbitrary(), moves =>
        {
            var lots = ImmutableArray<Lot>.Empty;
            var (quantity, cost) = (0m, 0m);
            foreach (var (size, price, adds) in moves)
            {
                var part = new Quantity(adds ? size : Math.Min(size, quantity));
                if (part.IsZero)
                    continue;
                var moved = Usd(part.Value * price);
                if (adds)
                    lots = FifoLots.Add(lots, new(part, moved, Start, Usd(0m)));
                else
                    (lots, moved) = FifoLots.Take(lots, part);
                quantity += adds ? part.Value : -part.Value;
                cost += adds ? moved.Value : -moved.Value;
                Assert.Equal(quantity, lots.Sum(l => l.Quantity.Value));
                Assert.Equal(cost, lots.Sum(l => l.Cost.Value));
                Assert.All(lots, l => Assert.False(l.Quantity.IsZero));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_number_of_lots_is_bounded()
    {
        var lots = ImmutableArray<Lot>.Empty;
        for (var i = 0; i < FifoLots.CountMax + 10; i++)
            lots = FifoLots.Add(lots, new(new(1m), Usd(i), At(i), Usd(0m)));

        Assert.Equal(FifoLots.CountMax, lots.Length);
        Assert.Equal((new Quantity(11m), Usd(55m), Start), (lots[0].Quantity, lots[0].Cost, lots[0].At));
    }

    [Fact]
    public void The_oldest_lots_are_closed_first()
    {
        ImmutableArray<Lot> lots = [new(new(1m), Usd(10m), At(0), Usd(1m)), new(new(2m), Usd(40m), At(1), Usd(4m))];

        var (left, cost) = FifoLots.Take(lots, new(2m));

        Assert.Equal(Usd(30m), cost);
        Assert.Equal([new Lot(new(1m), Usd(20m), At(1), Usd(2m))], left);
    }

    private static Gen<(decimal Size, decimal Price, bool Adds)[]> LotMoves =>
        (from size in Gen.Choose(1, 9_999)
         from price in Gen.Choose(1, 99_999)
         from adds in Gen.Elements(true, true, false)
         select (size * 0.001m, price * 0.01m, adds)).ListOf().Select(moves => moves.ToArray());

    private static Position Contract(Side side, decimal leverage) => PositionBooking.Apply(
        null, Perpetual, new(side, new(1m), new(100m), Usd(0m), Start), Context with { Leverage = leverage }).After!;
}
