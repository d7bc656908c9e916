using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.MarketData.Synthetic;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting;

/// <summary>The made-up market that comes with the program, with advice on it.</summary>
internal sealed class SampleMarket : IMarketInput
{
    private readonly SyntheticOptions _options;

    /// <param name="seed">Null for the market that everybody gets.</param>
    public SampleMarket(ulong? seed)
    {
        _options = seed is { } chosen ? SyntheticOptions.Sample with { Seed = chosen } : SyntheticOptions.Sample;
        Feeds = [.. _options.Symbols.Select(symbol => new MarketFeed(InstrumentOf(symbol), _options.Timeframe))];
    }

    public ImmutableArray<MarketFeed> Feeds { get; }

    public ImmutableArray<VenueModel> Models => [VenueModel.Bar];

    public Timestamp First => _options.Start + _options.Timeframe.Length;

    public Timestamp Last => _options.Start + _options.Length;

    public DataFindings Findings { get; } = new();

    public ImmutableArray<string> Notes =>
        [$"The market is made up from seed {_options.Seed}: what earns here has shown nothing about real markets."];

    public IEnumerable<RecommendationRow> Advice => SyntheticRecommendations.Of(_options, new AdviceOptions());

    public Timestamp? FirstOf(Symbol symbol) => First;

    public IMarketDataSource Open(DataPeriod period) => new MarketDataMerge([new SyntheticMarket(_options)], period);

    private static Instrument InstrumentOf(SyntheticSymbol symbol)
    {
        var guess = InstrumentGuess.For(symbol.Symbol, venue: null).Instrument;
        return guess with
        {
            Filters = new() { TickSize = symbol.TickSize, LotStep = symbol.LotStep, MinQuantity = symbol.LotStep },
        };
    }
}
