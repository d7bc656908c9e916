using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting;

/// <summary>Files that were looked through from end to end, so that a run meets no surprise in them.</summary>
internal sealed class RecordedMarket : IMarketInput
{
    private readonly MarketDataSet _set;
    private readonly DataQualityReport _quality;

    private RecordedMarket(MarketDataSet set, DataQualityReport quality)
    {
        (_set, _quality) = (set, quality);
        Feeds = FeedsOf(set);
        Models = ModelsOf(set);
        (First, Last) = (quality.First!.Value, quality.Last!.Value);
    }

    public ImmutableArray<MarketFeed> Feeds { get; }

    public ImmutableArray<VenueModel> Models { get; }

    public Timestamp First { get; }

    public Timestamp Last { get; }

    public DataFindings Findings => _quality.Findings;

    public ImmutableArray<string> Notes => _set.Notes;

    public IEnumerable<RecommendationRow> Advice => [];

    /// <param name="quality">Of the same inputs, without errors.</param>
    /// <exception cref="InputException">The files do not go together.</exception>
    public static RecordedMarket Of(
        IEnumerable<MarketDataInput> inputs, DataPolicy policy, DataQualityReport quality) =>
        new(MarketDataSet.Of(inputs, policy), quality);

    public Timestamp? FirstOf(Symbol symbol) =>
        _quality.Files.Where(f => f.Description?.Symbol == symbol).Min(f => f.First);

    public IMarketDataSource Open(DataPeriod period) =>
        _set.Open(period, new DataFindings(), readAhead: Environment.ProcessorCount > 1);

    /// <summary>What each symbol's files bring together.</summary>
    /// <exception cref="InputException">A symbol has nothing to trade on, or files that exclude each other.</exception>
    public static ImmutableArray<MarketFeed> FeedsOf(MarketDataSet set) =>
        [.. set.Instruments.Select(instrument => new MarketFeed(instrument, TimeframeOf(instrument.Symbol, set)))];

    private static Timeframe TimeframeOf(Symbol symbol, MarketDataSet set)
    {
        var files = set.Files.Where(f => f.Symbol == symbol).ToList();
        var bars = files.Where(f => f.Format == MarketDataFormat.Bars);
        var timeframes = bars.Select(f => f.Timeframe).Distinct().ToList();
        var trades = files.Find(f => f.Format == MarketDataFormat.Trades);
        if (timeframes.Count > 1)
        {
            throw new InputException(
                $"--data: {symbol} comes in bars of {string.Join(" and ", timeframes)}. Keep the finest; longer bars "
                + "are made of it.");
        }

        if (timeframes.Count == 1 && trades is not null)
        {
            throw new InputException(
                $"--data: {symbol} comes in bars and, in {trades.Path}, in trades, which would count the same volume "
                + "twice. Leave one of them out.");
        }

        if (timeframes.Count == 0 && !files.Exists(IsTick))
        {
            throw new InputException(
                $"--data: {symbol} comes with mark prices or funding only, on which nothing can trade. Add its bars, "
                + "quotes or trades.");
        }

        return timeframes.Count == 1 ? timeframes[0] : Timeframe.Tick;
    }

    /// <summary>
    /// A venue has one model for all markets, so that each of them has to come in a form that feeds it.
    /// </summary>
    private static ImmutableArray<VenueModel> ModelsOf(MarketDataSet set)
    {
        var bySymbol = set.Files.GroupBy(f => f.Symbol).ToList();
        var models = ImmutableArray.CreateBuilder<VenueModel>();
        if (bySymbol.TrueForAll(files => files.Any(f => f.Format == MarketDataFormat.Bars)))
        {
            models.Add(VenueModel.Bar);
        }

        if (bySymbol.TrueForAll(files => files.Any(IsTick)))
        {
            models.Add(VenueModel.Quote);
        }

        return models.Count > 0
            ? models.ToImmutable()
            : throw new InputException(
                "--data: some markets come in bars and others in quotes or trades, which no venue model serves "
                + "together. Run them one by one.");
    }

    private static bool IsTick(MarketDataDescription file) =>
        file.Format is MarketDataFormat.Quotes or MarketDataFormat.QuoteBars or MarketDataFormat.Trades;
}
