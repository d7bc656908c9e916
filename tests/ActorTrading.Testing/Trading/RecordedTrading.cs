using System.Collections.Immutable;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.MarketData.Synthetic;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Testing.Trading;

/// <summary>
/// Journals of real trading, made by the engine on generated markets: two spot portfolios and one on a perpetual, with
/// rules that fire often, orders that rest, time out, are denied and outranked, and positions that open and close. The
/// same seed gives the same journal.
/// </summary>
public static class RecordedTrading
{
    private const string SpotRules = """
        [
          {"name": "Dip", "type": "entry", "cooldown": "3m",
           "conditions": [{"field": "rsi", "period": 7, "operator": "less_than", "value": 48}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 15,
                        "stop_loss": 0.4, "take_profit": 0.5, "time_exit": "25m"}]},
          {"name": "Patient", "type": "entry", "cooldown": "7m",
           "conditions": [{"field": "rsi", "period": 14, "operator": "less_than", "value": 45}],
           "actions": [{"type": "buy", "sizing_method": "fixed", "size_value": 900, "size_unit": "quote",
                        "order": "limit", "limit_offset": -0.05, "trailing": {"distance": 0.3}}]},
          {"name": "Top", "type": "exit",
           "conditions": [{"field": "rsi", "period": 7, "operator": "greater_than", "value": 62}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]},
          {"name": "Heat", "type": "risk",
           "conditions": [{"field": "portfolio_exposure_percentage", "operator": "greater_than", "value": 20}],
           "actions": [{"type": "notify", "message": "Much is held."}]}
        ]
        """;

    private const string PerpetualRules = """
        [
          {"name": "Up", "type": "entry", "cooldown": "5m",
           "conditions": [{"field": "rsi", "period": 7, "operator": "greater_than", "value": 58}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 60, "max_position_size": 150,
                        "stop_loss": 0.5}]},
          {"name": "Down", "type": "entry", "cooldown": "5m",
           "conditions": [{"field": "rsi", "period": 7, "operator": "less_than", "value": 42}],
           "actions": [{"type": "sell", "opens_short": true, "sizing_method": "percentage", "size_value": 60,
                        "max_position_size": 150, "trailing": {"distance": 0.4}}]},
          {"name": "Calm", "type": "exit",
           "conditions": [{"field": "position_holding_minutes", "operator": "greater_than", "value": 18}],
           "actions": [{"type": "close"}]}
        ]
        """;

    private static readonly Symbol Btc = Symbol.Of("BTC-USD");
    private static readonly Symbol Eth = Symbol.Of("ETH-USD");
    private static readonly Symbol Perpetual = Symbol.Of("BTC-PERP");
    private static readonly Timeframe Minute = Timeframe.OfMinutes(1);

    private static ImmutableArray<Instrument> Instruments { get; } =
    [
        Spot(Btc, "BTC", 0.01m, 0.001m),
        Spot(Eth, "ETH", 0.001m, 0.01m),
        Spot(Perpetual, "BTC", 0.01m, 0.001m) with
        {
            Kind = InstrumentKind.LinearPerpetual,
            MaxLeverage = 10m,
            MaintenanceMarginRate = 0.01m,
        },
    ];

    /// <summary>A journal of so much market time.</summary>
    public static FollowedInMemoryJournal Journal(ulong seed, TimeSpan length)
    {
        var journal = new FollowedInMemoryJournal();
        using var backtest = Into(journal, seed, length);
        backtest.Run();
        return journal;
    }

    /// <summary>A run that writes to a journal and is still to be made.</summary>
    public static Backtest Into(IJournal journal, ulong seed, TimeSpan length) => new(new BacktestSetup
    {
        Feeds = [.. Instruments.Select(i => new MarketFeed(i, Minute))],
        Source = new SyntheticMarket(Market(seed, length)),
        Portfolios =
        [
            Portfolio("both", SpotRules, Btc, Eth),
            Portfolio("coin", SpotRules, Eth),
            Portfolio("lever", PerpetualRules, Perpetual) with
            {
                Policy = Policy(maxPosition: 150m) with { Leverage = 3m },
            },
        ],
        Venue = new()
        {
            Instruments = Instruments,
            Fees = new() { MakerRate = 0.0002m, TakerRate = 0.0005m, Asset = FeeAsset.Received },
        },
        Journal = journal,
        Seed = seed,
    });

    private static SyntheticOptions Market(ulong seed, TimeSpan length) => new()
    {
        Seed = seed,
        Symbols =
        [
            new() { Symbol = Btc, StartPrice = 100m, AnnualVolatility = 1.5, LotStep = 0.001m },
            new() { Symbol = Eth, StartPrice = 10m, AnnualVolatility = 2.0, LotStep = 0.01m, TickSize = 0.001m },
            new() { Symbol = Perpetual, StartPrice = 100m, AnnualVolatility = 1.8, LotStep = 0.001m },
        ],
        Start = Timestamp.Parse("2026-03-01T18:00:00Z"),
        Length = length,
        RegimeLength = TimeSpan.FromHours(2),
        JumpsPerDay = 6,
    };

    private static BacktestPortfolio Portfolio(string id, string rules, params ImmutableArray<Symbol> symbols) => new()
    {
        Id = new(id),
        Cash = new Amount(10_000m, Currency.Usd),
        Rules = ((RuleParseResult.Valid)RuleJson.Parse(rules)).Rules,
        Session = new() { Name = id, Symbols = symbols, DefaultTimeframe = Minute },
        Policy = Policy(maxPosition: 25m),
    };

    private static TradingPolicy Policy(decimal maxPosition) => TradingPolicy.Default with
    {
        Limits = RiskLimits.Default with
        {
            MaxPositionPercentage = maxPosition,
            MaxPortfolioExposurePercentage = 2 * maxPosition,
            MaxLeverage = 3m,
            MaxDrawdownPercentage = 20m,
        },
        TakerFeeRate = 0.0005m,
    };

    private static Instrument Spot(Symbol symbol, string coin, decimal tick, decimal lot) => new()
    {
        Symbol = symbol,
        Base = Currency.Of(coin),
        Quote = Currency.Usd,
        Filters = new() { TickSize = tick, LotStep = lot, MinQuantity = lot, MinNotional = 5m },
    };
}
