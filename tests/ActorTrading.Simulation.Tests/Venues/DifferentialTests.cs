using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

/// <summary>Random streams of orders and prices on a coarse grid, so that ties and touches are frequent.</summary>
public sealed class DifferentialTests
{
    private const int Runs = 60;
    private const int Steps = 150;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Runs)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void In_bars_the_venue_says_what_a_plain_look_at_every_order_says(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var (lab, plain) = (new VenueLab(), new PlainVenue(isBar: true));
        var price = 100m;
        for (var step = 0; step < Steps; step++)
        {
            var open = price + Grid(random, 3);
            var close = open + Grid(random, 6);
            var high = Math.Max(open, close) + Math.Abs(Grid(random, 6));
            var low = Math.Min(open, close) - Math.Abs(Grid(random, 6));
            lab.Bar(open, high, low, close);
            plain.Bar(open, high, low, close);
            price = Math.Clamp(close, 50m, 150m);
            Act(random, lab, plain, price, step);
        }

        Assert.Equal(plain.Lines, lab.Lines);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void On_quotes_the_venue_says_what_a_plain_look_at_every_order_says(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var (lab, plain) = (new VenueLab(Options(VenueModel.Quote)), new PlainVenue(isBar: false));
        var price = 100m;
        for (var step = 0; step < Steps; step++)
        {
            price = Math.Clamp(price + Grid(random, 4), 50m, 150m);
            var ask = price + Math.Abs(Grid(random, 2));
            lab.Quote(price, ask, 0m, 0m);
            plain.Quote(price, ask);
            Act(random, lab, plain, price, step);
        }

        Assert.Equal(plain.Lines, lab.Lines);
    }

    private static void Act(SeededRandom random, VenueLab lab, PlainVenue plain, decimal price, int step)
    {
        for (var i = 0; i < random.Next(4); i++)
        {
            var (id, spec) = ($"o{step}-{i}", RandomSpec(random, price, step));
            lab.Submit(id, spec);
            plain.Submit(id, spec);
        }

        if (step > 0 && random.Next(3) == 0)
        {
            var id = $"o{random.Next(step)}-0";
            lab.Cancel(id);
            plain.Cancel(id);
        }
    }

    private static OrderSpec RandomSpec(SeededRandom random, decimal price, int step)
    {
        var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
        var type = (OrderType)random.Next(7);
        var group = random.Next(3) == 0 ? new OcoGroupId($"g{step / 4}") : (OcoGroupId?)null;
        var hasStop = type is not (OrderType.Market or OrderType.Limit or OrderType.TrailingStop);
        var hasLimit = type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;
        return new()
        {
            Symbol = SpotSymbol,
            Side = side,
            Type = type,
            Quantity = new(1m),
            LimitPrice = hasLimit ? new(price + Grid(random, 10)) : null,
            StopPrice = hasStop ? new(price + Grid(random, 10)) : null,
            Trailing = type == OrderType.TrailingStop ? RandomTrail(random, price) : null,
            TimeInForce = type == OrderType.Limit && random.Next(4) == 0 ? TimeInForce.Ioc : TimeInForce.Gtc,
            OcoGroup = group,
        };
    }

    private static TrailingStop RandomTrail(SeededRandom random, decimal price) => new()
    {
        InitialStop = random.Next(2) == 0 ? null : new(price + Grid(random, 10)),
        Distance = random.Next(2) == 0 ? null : new(1 + random.Next(6), TrailUnit.Price),
        Activation = random.Next(2) == 0 ? null : new(price + Grid(random, 10)),
        ActivatedDistance = new(1 + random.Next(4), TrailUnit.Price),
    };

    /// <summary>A multiple of a half, up to the given number of units either way.</summary>
    private static decimal Grid(SeededRandom random, int units) => (random.Next((units * 4) + 1) - (units * 2)) / 2m;
}
