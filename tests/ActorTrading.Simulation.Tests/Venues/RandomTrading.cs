using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

/// <summary>
/// A market and traders out of a seed, with all that a venue knows: every kind of order and event, groups, contracts,
/// latency, shared liquidity, queues. Prices are on a coarse grid, so that ties and touches are frequent.
/// </summary>
internal sealed class RandomTrading
{
    private static readonly AccountId[] Traders = [new("a"), new("b")];

    private readonly SeededRandom _random;
    private decimal _price = 100m;
    private int _step;

    public RandomTrading(int seed)
    {
        _random = new((ulong)seed);
        Options = new()
        {
            Instruments = [SpotInstrument, PerpetualInstrument],
            Model = (VenueModel)_random.Next(3),
            Fees = new() { MakerRate = -0.0001m, TakerRate = 0.001m, Asset = (FeeAsset)_random.Next(2) },
            Fills = new()
            {
                Participation = _random.Next(2) == 0 ? null : 0.5m,
                LimitRule = LimitRule.Touch,
                TouchProbability = 0.5,
                QueuePosition = _random.Next(2) == 0,
            },
            Latency = _random.Next(2) == 0
                ? LatencyModel.None
                : new() { Base = TimeSpan.FromMilliseconds(200), JitterMax = TimeSpan.FromSeconds(3) },
            Slippage = new SlippageModel.Ticks(2),
            Margin = new() { DefaultLeverage = 10m, LiquidationFeeRate = 0.002m },
            StaleAfter = _random.Next(2) == 0 ? null : TimeSpan.FromSeconds(2),
            Seed = (ulong)seed,
        };
    }

    public SimulatedVenueOptions Options { get; init; }

    public static void Fund(SimulatedVenue venue)
    {
        foreach (var account in Traders)
        {
            venue.Deposit(account, new(10_000m, Usd));
            venue.Deposit(account, new(50m, Btc));
        }
    }

    /// <summary>The same next step for each venue.</summary>
    public void Step(params SimulatedVenue[] venues)
    {
        var script = new List<Action<SimulatedVenue>>();
        _step++;
        _price = Math.Clamp(_price + Grid(4), 50m, 150m);
        for (var i = 0; i < _random.Next(3); i++)
        {
            var (account, id, spec) = (Traders[_random.Next(2)], new ClientOrderId($"o{_step}-{i}"), Spec());
            script.Add(venue => venue.Submit(account, id, spec));
        }

        if (_random.Next(3) == 0)
        {
            var (account, id) = (Traders[_random.Next(2)], new ClientOrderId($"o{1 + _random.Next(_step)}-0"));
            script.Add(venue => venue.Cancel(account, id));
        }

        if (_random.Next(20) == 0)
        {
            var (account, leverage) = (Traders[_random.Next(2)], 1m + _random.Next(20));
            script.Add(venue => venue.SetLeverage(account, PerpetualSymbol, leverage));
        }

        var e = Event();
        script.Add(venue => venue.OnMarket(e));
        Array.ForEach(venues, venue => script.ForEach(act => act(venue)));
    }

    private MarketEvent Event()
    {
        var bars = Options.Model == VenueModel.Bar;
        var (market, pace) = (_random.Next(2), bars ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(1));
        var time = Start + (pace * _step);
        var (ask, size) = (_price + 0.5m + Math.Abs(Grid(1)), 1m + _random.Next(20));
        return _random.Next(8) switch
        {
            0 => MarketEvent.Mark(Perpetual, time, _price),
            1 => MarketEvent.Funding(Perpetual, time, Grid(1) / 100m),
            _ when bars => MarketEvent.Bar(
                market,
                time,
                Minute,
                new(_price, _price + Math.Abs(Grid(4)) + 2m, _price - Math.Abs(Grid(4)) - 2m, _price + Grid(1), size)),
            2 or 3 => MarketEvent.Trade(market, time, _price, size, _random.Next(2) == 0 ? Side.Buy : Side.Sell),
            4 or 5 => MarketEvent.Book(
                market,
                time,
                new([new(_price, size), new(_price - 1m, size)], [new(ask, size), new(ask + 1m, size)])),
            _ => MarketEvent.Quote(market, time, new(_price, size, ask, size)),
        };
    }

    private OrderSpec Spec()
    {
        var type = (OrderType)_random.Next(7);
        var hasLimit = type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;
        var hasStop = type is not (OrderType.Market or OrderType.Limit or OrderType.TrailingStop);
        var tif = (TimeInForce)_random.Next(8) is var drawn && drawn <= TimeInForce.Gtd ? drawn : TimeInForce.Gtc;
        return new()
        {
            Symbol = _random.Next(2) == 0 ? SpotSymbol : PerpetualSymbol,
            Side = _random.Next(2) == 0 ? Side.Buy : Side.Sell,
            Type = type,
            Quantity = new(1 + _random.Next(12)),
            LimitPrice = hasLimit ? new(_price + Grid(6)) : null,
            StopPrice = hasStop ? new(_price + Grid(6)) : null,
            Trailing = type == OrderType.TrailingStop ? Trail() : null,
            TimeInForce = tif,
            ExpiresAt = tif == TimeInForce.Gtd ? Start + TimeSpan.FromSeconds(60 * _random.Next(_step + 20)) : null,
            ReduceOnly = _random.Next(5) == 0,
            OcoGroup = _random.Next(3) == 0 ? new($"g{_step / 5}") : null,
        };
    }

    private TrailingStop Trail() => new()
    {
        InitialStop = _random.Next(2) == 0 ? null : new(_price + Grid(10)),
        Distance = _random.Next(2) == 0 ? null : new(1 + _random.Next(6), TrailUnit.Price),
        Activation = _random.Next(2) == 0 ? null : new(_price + Grid(10)),
        ActivatedDistance = new(1 + _random.Next(4), TrailUnit.Price),
    };

    /// <summary>A multiple of a half, up to the given number of units either way.</summary>
    private decimal Grid(int units) => (_random.Next((units * 4) + 1) - (units * 2)) / 2m;
}
