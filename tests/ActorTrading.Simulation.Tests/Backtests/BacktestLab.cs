using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Backtests.Recording;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Reports;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Simulation.Tests.Backtests;

/// <summary>Small markets and sessions for whole runs.</summary>
internal static class BacktestLab
{
    public const int Btc = 0;
    public const int Eth = 1;
    public const int Perpetual = 2;
    public static readonly Timestamp Start = Timestamp.Parse("2025-03-01T00:00:00Z");
    public static readonly Timeframe Hour = Timeframe.OfMinutes(60);
    public static readonly Symbol BtcSymbol = Symbol.Of("BTC-USD");
    public static readonly Symbol EthSymbol = Symbol.Of("ETH-USD");
    public static readonly Symbol PerpetualSymbol = Symbol.Of("BTC-PERP");
    private static readonly VenueFilters Filters = new() { TickSize = 0.01m, LotStep = 0.001m };

    /// <summary>Buys when the close comes above 100 and sells when it falls below.</summary>
    public const string Threshold = """
        [
          {"name": "Above", "type": "entry",
           "conditions": [{"field": "close", "operator": "greater_than", "value": 100}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 20}]},
          {"name": "Below", "type": "exit",
           "conditions": [{"field": "close", "operator": "less_than", "value": 100}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    public static ImmutableArray<Instrument> Instruments { get; } =
    [
        new() { Symbol = BtcSymbol, Base = Currency.Of("BTC"), Quote = Currency.Usd, Filters = Filters },
        new() { Symbol = EthSymbol, Base = Currency.Of("ETH"), Quote = Currency.Usd, Filters = Filters },
        new()
        {
            Symbol = PerpetualSymbol,
            Base = Currency.Of("BTC"),
            Quote = Currency.Usd,
            Kind = InstrumentKind.LinearPerpetual,
            MaxLeverage = 10m,
            MaintenanceMarginRate = 0.01m,
            Filters = Filters,
        },
    ];

    public static ImmutableArray<RuleDefinition> Rules(string json) => RuleJson.Parse(json) switch
    {
        RuleParseResult.Valid valid => valid.Rules,
        RuleParseResult.Invalid invalid => throw new ArgumentException(string.Join('\n', invalid.Errors), nameof(json)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static BacktestPortfolio Portfolio(
        string rules, string id = "main", params ReadOnlySpan<Symbol> symbols)
    {
        var session = new SessionConfig
        {
            Name = id,
            Symbols = symbols.IsEmpty ? [BtcSymbol] : [.. symbols],
            DefaultTimeframe = Hour,
        };
        return new()
        {
            Id = new(id),
            Cash = new(10_000m, Currency.Usd),
            Rules = Rules(rules),
            Session = session,
        };
    }

    public static BacktestPortfolio Within(this BacktestPortfolio portfolio, RiskLimits limits) =>
        portfolio with { Policy = portfolio.Policy with { Limits = limits } };

    public static BacktestPortfolio OnTicks(this BacktestPortfolio portfolio) =>
        portfolio with { Session = portfolio.Session with { Evaluation = EvaluationMode.EveryTick } };

    public static BacktestSetup Setup(
        IReadOnlyList<MarketEvent> events, params ReadOnlySpan<BacktestPortfolio> portfolios)
    {
        var isBars = events.Any(e => e.Kind == MarketEventKind.Bar);
        return new()
        {
            Feeds = [.. Instruments.Select(i => new MarketFeed(i, isBars ? Hour : Timeframe.Tick))],
            Source = new ListSource(events),
            Portfolios = [.. portfolios],
            Venue = new()
            {
                Instruments = Instruments,
                Model = isBars ? VenueModel.Bar : VenueModel.Quote,
                Fees = new() { MakerRate = 0.001m, TakerRate = 0.002m },
            },
        };
    }

    public static RunReportOptions Options(IRunLog? log = null) => new()
    {
        Title = "Test",
        ProductVersion = "1.0.0",
        Clock = new SteppingClock(),
        Log = log ?? NoRunLog.Instance,
        VerifiesReplay = true,
    };

    public static BacktestResult Run(
        BacktestSetup setup, RunReportOptions options, IProgress<BacktestProgress>? progress = null) =>
        BacktestRunner.Run(setup, options, progress, TestContext.Current.CancellationToken);

    /// <summary>Equity by the portfolios' own books, at the prices that they would decide by.</summary>
    public static decimal EquityOf(this Backtest backtest, BacktestSetup setup) =>
        setup.Portfolios.Sum(p => backtest.ViewOf(p.Id).Equity.Value);

    public static PortfolioView ViewOf(this Backtest backtest, PortfolioId id) =>
        PortfolioViews.Of(backtest.PortfolioOf(id), backtest.Marks(id));

    public static MarketEvent Bar(
        int hour, decimal open, decimal high, decimal low, decimal close, int instrument = Btc) =>
        MarketEvent.Bar(instrument, Start + TimeSpan.FromHours(hour), Hour, new(open, high, low, close, 10m));

    /// <summary>Bars that open where the one before closed, a little wider than their body.</summary>
    public static MarketEvent[] Bars(int instrument, params ReadOnlySpan<decimal> closes)
    {
        var bars = new List<MarketEvent>();
        for (var i = 0; i < closes.Length; i++)
        {
            var (open, close) = (i == 0 ? closes[0] : closes[i - 1], closes[i]);
            bars.Add(Bar(i + 1, open, Math.Max(open, close) + 1m, Math.Min(open, close) - 1m, close, instrument));
        }

        return [.. bars];
    }

    public static MarketEvent Trade(double seconds, decimal price, int instrument = Btc) =>
        MarketEvent.Trade(instrument, Start + TimeSpan.FromSeconds(seconds), price, 5m, Side.Buy);

    public static MarketEvent Quote(double seconds, decimal bid, decimal ask, int instrument = Btc) =>
        MarketEvent.Quote(instrument, Start + TimeSpan.FromSeconds(seconds), new(bid, 5m, ask, 5m));

    /// <summary>A seeded walk around 100 in hourly bars of both spot markets and the contract.</summary>
    public static MarketEvent[] Walk(int hours, int seed)
    {
        var random = new Random(seed);
        decimal[] prices = [100m, 100m, 100m];
        var events = new List<MarketEvent>();
        for (var hour = 1; hour <= hours; hour++)
        {
            for (var i = 0; i < prices.Length; i++)
            {
                var (open, close) = (prices[i], Math.Max(20m, prices[i] + random.Next(-300, 301) / 100m));
                var high = Math.Max(open, close) + random.Next(0, 150) / 100m;
                var low = Math.Min(open, close) - random.Next(0, 150) / 100m;
                events.Add(Bar(hour, open, high, low, close, i));
                prices[i] = close;
            }
        }

        return [.. events];
    }

    public sealed class ListSource(IReadOnlyList<MarketEvent> events) : IMarketDataSource
    {
        private readonly MarketEvent[] _events = [.. events];
        private int _next = -1;

        public ref readonly MarketEvent Current => ref _events[_next];

        public bool MoveNext() => _next + 1 < _events.Length && ++_next >= 0;

        public void Dispose()
        {
        }
    }

    /// <summary>Keeps what a run decides.</summary>
    public sealed class MemoryLog : IRunLog
    {
        public List<DecisionRecord> Decisions { get; } = [];

        public List<OrderRow> Orders { get; } = [];

        public void Write(DecisionRecord decision) => Decisions.Add(decision);

        public void Write(OrderRow order) => Orders.Add(order);
    }

    /// <summary>A clock that advances by a second with each look.</summary>
    public sealed class SteppingClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks += TimeSpan.TicksPerSecond;
    }
}
