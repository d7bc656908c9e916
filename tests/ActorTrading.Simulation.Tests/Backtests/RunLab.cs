using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.MarketData.Synthetic;
using ActorTrading.Simulation.Tests.MarketData;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Simulation.Tests.Backtests;

/// <summary>
/// Back-tests on made-up markets that move enough for stops, targets and limits to be met within hours.
/// </summary>
internal static class RunLab
{
    public static readonly Symbol Btc = Symbol.Of("BTC-USD");
    public static readonly Symbol Eth = Symbol.Of("ETH-USD");
    public static readonly Timeframe Minute = Timeframe.OfMinutes(1);

    public static SyntheticOptions Minutes(ulong seed, TimeSpan length) => new()
    {
        Seed = seed,
        Symbols =
        [
            new() { Symbol = Btc, StartPrice = 100m, AnnualVolatility = 1.5, LotStep = 0.001m },
            new() { Symbol = Eth, StartPrice = 10m, AnnualVolatility = 2.0, LotStep = 0.01m, TickSize = 0.001m },
        ],
        Start = Timestamp.Parse("2025-03-01T18:00:00Z"),
        Length = length,
        RegimeLength = TimeSpan.FromHours(3),
        JumpsPerDay = 4,
    };

    public static SyntheticOptions Ticks(ulong seed, TimeSpan length) =>
        Minutes(seed, length) with { Detail = SyntheticDetail.Ticks, TickInterval = TimeSpan.FromSeconds(5) };

    /// <summary>The events of a made-up market, so that several runs can share them.</summary>
    public static ImmutableArray<MarketEvent> Record(SyntheticOptions options)
    {
        using var market = new SyntheticMarket(options);
        var events = ImmutableArray.CreateBuilder<MarketEvent>();
        while (market.MoveNext())
        {
            events.Add(market.Current);
        }

        return events.DrainToImmutable();
    }

    public static ImmutableArray<Instrument> Instruments { get; } =
        [Spot(Btc, 0.01m, 0.001m), Spot(Eth, 0.001m, 0.01m)];

    public static BacktestSetup Setup(
        SyntheticOptions market,
        ImmutableArray<MarketEvent> events,
        params ImmutableArray<BacktestPortfolio> portfolios)
    {
        var isTicks = market.Detail == SyntheticDetail.Ticks;
        var timeframe = isTicks ? Timeframe.Tick : market.Timeframe;
        return new()
        {
            Feeds = [.. Instruments.Select(i => new MarketFeed(i, timeframe))],
            Source = new ListSource(events),
            Portfolios = portfolios,
            Venue = new()
            {
                Instruments = Instruments,
                Model = isTicks ? VenueModel.Quote : VenueModel.Bar,
                Fees = new() { MakerRate = 0.0002m, TakerRate = 0.0005m, Asset = FeeAsset.Received },
                Slippage = new SlippageModel.None(),
            },
        };
    }

    public static BacktestPortfolio Portfolio(
        string id, ImmutableArray<RuleDefinition> rules, params ImmutableArray<Symbol> symbols) => new()
        {
            Id = new(id),
            Cash = new Amount(10_000m, Currency.Usd),
            Rules = rules,
            Session = new() { Name = id, Symbols = symbols, DefaultTimeframe = Minute },
            Policy = TradingPolicy.Default with
            {
                Limits = RiskLimits.Default with { MaxDrawdownPercentage = 6m, MaxDailyLossPercentage = 5m },
                TakerFeeRate = 0.0005m,
            },
        };

    /// <summary>Runs to the end and tells everything that came of it.</summary>
    public static BacktestRun Run(BacktestSetup setup)
    {
        var journal = new JournalLines();
        using var backtest = new Backtest(setup with { Watchers = [journal] });
        backtest.Run(cancellation: TestContext.Current.CancellationToken);
        return new(
            journal.Lines, backtest.StateHash(), [.. setup.Portfolios.Select(p => backtest.PortfolioOf(p.Id))]);
    }

    private static Instrument Spot(Symbol symbol, decimal tick, decimal lot) => new()
    {
        Symbol = symbol,
        Base = Currency.Of(symbol.Value[..3]),
        Quote = Currency.Usd,
        Filters = new() { TickSize = tick, LotStep = lot, MinQuantity = lot, MinNotional = 5m },
    };
}
