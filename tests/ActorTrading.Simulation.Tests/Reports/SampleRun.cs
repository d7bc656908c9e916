using System.Collections.Immutable;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Tests.Reports;

/// <summary>A made-up run that looks like a real one: two walking prices, one position at a time in each, marked
/// every bar.</summary>
internal sealed class SampleRun
{
    public static readonly Timestamp Start = Timestamp.Parse("2021-03-10T08:00:00Z");
    private static readonly TimeSpan BarLength = TimeSpan.FromHours(4);
    private static readonly string[] Rules = ["EMA cross with trend", "Oversold rebound", "AI Strong Buy Entry"];
    private readonly SeededRandom _random;
    private readonly Market[] _markets;
    private readonly EquitySampler _equity;
    private readonly ExposureMeter _exposure = new(Start);
    private readonly List<TradeOutcome> _trades = [];
    private readonly double _tradeChance;
    private decimal _cash = 10_000m;
    private decimal _fees;
    private decimal _traded;

    private SampleRun(ulong seed, double tradeChance)
    {
        _random = new(seed);
        _tradeChance = tradeChance;
        _markets = [new("BTC-USD", 31_250.5m), new("ETH-USD", 1_820.25m)];
        _equity = new(Start, new(_cash, Currency.Usd));
    }

    public static RunReport Create(int bars, ulong seed = 7, double tradeChance = 0.02)
    {
        var run = new SampleRun(seed, tradeChance);
        for (var i = 1; i <= bars; i++)
        {
            run.Step(Start + (BarLength * i));
        }

        return run.Report(Start + (BarLength * bars));
    }

    public static DecisionRecord Denial(string id = "p1-000017") => new()
    {
        Id = id,
        At = Start + TimeSpan.FromDays(3),
        Portfolio = new("sample"),
        Symbol = Symbol.Of("BTC-USD"),
        Kind = DecisionKind.Denied,
        Rule = new(new("ema-cross"), 2, Rules[0], RuleType.Entry),
        Conditions =
        [
            new(
                "$.conditions[0]", "ema(20)@4h crosses_above ema(50)@4h", FieldValue.Of(31_402.125, 31_388.5, Start),
                true)
            {
                Operand = FieldValue.Of(31_399.75, 31_399.9, Start),
            },
            new("$.conditions[1]", "ai_recommendation equals STRONG_BUY", FieldValue.Of("STRONG_BUY", Start), true),
            new("$.conditions[2]", "volume greater_than 12", FieldValue.Missing, null),
        ],
        Sizing = [new("equity", 10_123.45m), new("percentage", 10m), new("price", 31_400m), new("quantity", 0.032m)],
        Risk =
        [
            new("order_notional", true, 2_000m, 1_004.8m, "Within the limit."),
            new("max_open_positions", false, 2m, 2m, "Two are open."),
        ],
        Refusal = new(
            "max_open_positions",
            "2 positions are open and the limit is 2. Raise max_open_positions or wait for an exit."),
        Order = new()
        {
            Symbol = Symbol.Of("BTC-USD"),
            Side = Side.Buy,
            Type = OrderType.Market,
            Quantity = new(0.032m),
        },
    };

    private void Step(Timestamp time)
    {
        foreach (var market in _markets)
        {
            market.Step(time, _random);
            Trade(market, time);
        }

        var invested = _markets.Sum(m => m.Held * m.Price);
        _equity.Mark(time, new(_cash + invested, Currency.Usd));
        _exposure.Mark(time, new(_cash + invested, Currency.Usd), new(invested, Currency.Usd));
    }

    private void Trade(Market market, Timestamp time)
    {
        if (market.Held == 0m && _random.NextDouble() < _tradeChance)
        {
            Open(market, time);
        }
        else if (market.Held > 0m && _random.NextDouble() < 0.05 + (_tradeChance / 2))
        {
            Close(market, time);
        }
    }

    private void Open(Market market, Timestamp time)
    {
        var value = Math.Round(_cash * 0.4m, 2);
        market.Held = Math.Round(value / market.Price, 6);
        (market.EntryPrice, market.OpenedAt, market.Rule) = (market.Price, time, Rules[_random.Next(Rules.Length)]);
        Pay(market.Held * market.Price);
        _cash -= market.Held * market.Price;
    }

    private void Close(Market market, Timestamp time)
    {
        var (notional, proceeds) = (market.Held * market.EntryPrice, market.Held * market.Price);
        var fees = Math.Round((notional + proceeds) * 0.001m, 6);
        var profit = proceeds - notional - fees;
        Pay(proceeds);
        _cash += proceeds;
        _trades.Add(new(new()
        {
            Symbol = market.Symbol,
            Side = Side.Buy,
            OpenedAt = market.OpenedAt,
            ClosedAt = time,
            Quantity = new(market.Held),
            EntryPrice = new(market.EntryPrice),
            ExitPrice = new(market.Price),
            Profit = new(profit, Currency.Usd),
            Fees = new(fees, Currency.Usd),
            ProfitRatio = profit / notional,
            ExitReason = profit > 0m ? ExitReason.TakeProfit : ExitReason.StopLoss,
            EntryRule = market.Rule,
        })
        {
            Portfolio = new("sample"),
            MaxAdverseExcursion = new(Math.Max(0m, Math.Round(-profit * 1.2m, 2)), Currency.Usd),
            MaxFavourableExcursion = new(Math.Max(0m, Math.Round(profit * 1.4m, 2)), Currency.Usd),
        });
        market.Held = 0m;
    }

    private void Pay(decimal notional)
    {
        _traded += notional;
        _fees += Math.Round(notional * 0.001m, 6);
        _cash -= Math.Round(notional * 0.001m, 6);
    }

    private RunReport Report(Timestamp end)
    {
        var metrics = PerformanceMetrics.Compute(new()
        {
            StartBalance = new(10_000m, Currency.Usd),
            FirstTime = Start,
            LastTime = end,
            DailyEquity = _equity.ReadDaily(),
            Trades = [.. _trades],
            DrawdownOfEveryMark = _equity.ReadDrawdown(),
            Market = [.. _markets.Select(m => new MarketMove(m.Symbol, new(m.First), new(m.Price)))],
            Fees = new(_fees, Currency.Usd),
            TradedNotional = new(_traded, Currency.Usd),
            Exposure = _exposure.Read(end),
            Orders = new() { Sent = _trades.Count * 2, Filled = _trades.Count * 2, Denied = 41, TimedOut = 3 },
        });
        return new()
        {
            Title = "Backtest of trend-following.json on BTC-USD and ETH-USD",
            ProductVersion = "0.1.0",
            Metrics = metrics,
            Equity = _equity.ReadCurve(),
            Daily = _equity.ReadDaily(),
            Fingerprint = new(
                "8f14e45fceea167a5a36dedd4bea2543f1c0a7d2",
                "c9f0f895fb98ab9159f51fd0297e236d07a2b1c4",
                42,
                "atc backtest --rules samples/trend-following.json --seed 42"),
            Parameters =
            [
                new("Start balance", "10,000 USD"), new("Fees", "maker 0.1 %, taker 0.1 %"),
                new("Slippage", "volume share"), new("Model", "bar"),
            ],
            Data = [.. _markets.Select(m => SourceOf(m, metrics.Days.Count, end))],
            Findings =
            [
                new(
                    new(
                        DataSeverity.Error, "outlier_dropped", "BTC-USD_4h.csv.gz", 4711, Start,
                        "A print at 312.4 after 31,240.0 was left out and did not trade."),
                    1),
                new(
                    new(
                        DataSeverity.Warning, "bars_missing", "ETH-USD_4h.csv.gz", 0, Start,
                        "Bars are missing between 2021-05-19 12:00 and 2021-05-19 20:00."),
                    2),
            ],
            Prices = [.. _markets.Select(m => new PriceChart(m.Symbol, m.Sampler.Read(), MarkersOf(m)))],
            Trades = [.. _trades],
            Rules = [.. Rules.Select((name, i) => Activity(name, i))],
            Denials = [new("max_open_positions", 38, [Denial(), Denial("p1-000023")]), new("stale_data", 3, [])],
            OpenPositions = [.. _markets.Where(m => m.Held > 0m).Select(m => PositionOf(m, end))],
            Pace = new(TimeSpan.FromSeconds(0.84), 4_213_077),
        };
    }

    private ImmutableArray<TradeMarker> MarkersOf(Market market)
    {
        var closed = _trades.Where(t => t.Trade.Symbol == market.Symbol).Select(TradeMarker.Of);
        return market.Held == 0m
            ? [.. closed]
            : [.. closed, new(Side.Buy, market.OpenedAt, market.EntryPrice, null, null, null) { Note = market.Rule }];
    }

    private RuleActivity Activity(string name, int index) => new()
    {
        Rule = new($"rule-{index}"),
        Version = index + 1,
        Name = name,
        Type = index == 2 ? RuleType.Exit : RuleType.Entry,
        Fired = _trades.Count(t => t.Trade.EntryRule == name) + 12,
        Orders = _trades.Count(t => t.Trade.EntryRule == name),
        Outranked = 4 * index,
        Denied = 12 - (4 * index),
    };

    private static DataSource SourceOf(Market market, int days, Timestamp end) =>
        new($"{market.Symbol}_4h.csv.gz", market.Symbol, "4h bars", days * 6, Start, end);

    private static PositionView PositionOf(Market market, Timestamp end) => new()
    {
        Symbol = market.Symbol,
        Side = Side.Buy,
        Quantity = new(market.Held),
        EntryPrice = new(market.EntryPrice),
        MarkPrice = new(market.Price),
        BestPrice = new(Math.Max(market.EntryPrice, market.Price)),
        OpenedAt = end,
        Notional = new(market.Held * market.Price, Currency.Usd),
        UnrealisedProfit = new(market.Held * (market.Price - market.EntryPrice), Currency.Usd),
    };

    private sealed class Market(string symbol, decimal price)
    {
        public Symbol Symbol { get; } = Symbol.Of(symbol);

        public decimal First { get; } = price;

        public PriceSampler Sampler { get; } = new(Start);

        public decimal Price { get; private set; } = price;

        public decimal Held { get; set; }

        public decimal EntryPrice { get; set; }

        public Timestamp OpenedAt { get; set; }

        public string? Rule { get; set; }

        public void Step(Timestamp time, SeededRandom random)
        {
            var open = Price;
            Price = Math.Round(open * (1m + (decimal)(0.0003 + (0.013 * random.NextGaussian()))), 2);
            var (high, low) = (Math.Max(open, Price) * 1.004m, Math.Min(open, Price) * 0.996m);
            Sampler.Add(new PriceBar(time, time, open, Math.Round(high, 2), Math.Round(low, 2), Price));
        }
    }
}
