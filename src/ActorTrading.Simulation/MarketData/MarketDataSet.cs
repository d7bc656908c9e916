using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Simulation.MarketData;

/// <summary>The files of one run: which instruments they hold, and the merged stream of their events.</summary>
public sealed class MarketDataSet
{
    private readonly ImmutableArray<MarketDataDescription> _files;
    private readonly DataPolicy _policy;

    private MarketDataSet(
        ImmutableArray<MarketDataDescription> files, ImmutableArray<InstrumentGuess> guesses, DataPolicy policy)
    {
        _files = files;
        _policy = policy;
        Instruments = [.. guesses.Select(guess => guess.Instrument)];
        Notes = [.. guesses.SelectMany(guess => guess.Notes)];
    }

    public IReadOnlyList<MarketDataDescription> Files => _files;

    /// <summary>
    /// One per symbol, in the order in which the files name them first; events refer to these positions.
    /// </summary>
    public ImmutableArray<Instrument> Instruments { get; }

    /// <summary>What was assumed about the instruments, in sentences.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <exception cref="MarketDataException">
    /// A file is missing, empty, of an unknown form, or does not say what it holds.
    /// </exception>
    public static MarketDataSet Of(IEnumerable<MarketDataInput> inputs, DataPolicy policy)
    {
        ImmutableArray<MarketDataDescription> files = [.. inputs.Select(MarketDataFile.Describe)];
        return new(files, [.. files.GroupBy(file => file.Symbol).Select(GuessFor)], policy);
    }

    /// <summary>Opens all files as one stream.</summary>
    /// <param name="period">What part of the data is read.</param>
    /// <param name="findings">Receives what the readers notice on the way.</param>
    /// <param name="readAhead">
    /// Unpack and parse on a thread per file beside the caller's; the stream is the same.
    /// </param>
    /// <exception cref="MarketDataException">
    /// A file cannot be opened. Rows that cannot be trusted throw as they are reached.
    /// </exception>
    public MarketDataMerge Open(DataPeriod period, DataFindings findings, bool readAhead = false)
    {
        var sources = new List<IMarketDataSource>(_files.Length);
        try
        {
            foreach (var file in _files)
            {
                var source = MarketDataFile.Open(file, IndexOf(file.Symbol), _policy, findings);
                sources.Add(readAhead ? new ReadAheadSource(source) : source);
            }
        }
        catch (MarketDataException)
        {
            sources.ForEach(source => source.Dispose());
            throw;
        }

        return new(sources, period);
    }

    /// <summary>The finest decimals of all files of a symbol, and its price where one has a price.</summary>
    private static InstrumentGuess GuessFor(IGrouping<Symbol, MarketDataDescription> files) =>
        InstrumentGuess.For(files.First() with
        {
            PriceDecimals = files.Where(IsTraded)
                .Select(file => file.PriceDecimals)
                .DefaultIfEmpty(files.First().PriceDecimals)
                .Max(),
            QuantityDecimals = files.Where(IsTraded)
                .Select(file => file.QuantityDecimals)
                .DefaultIfEmpty(files.First().QuantityDecimals)
                .Max(),
            TypicalPrice = files.Max(file => file.TypicalPrice),
        });

    /// <summary>Mark prices are averages, with more decimals than any order may have.</summary>
    private static bool IsTraded(MarketDataDescription file) =>
        file.Format is not (MarketDataFormat.MarkPrices or MarketDataFormat.Funding);

    private int IndexOf(Symbol symbol) => Instruments.ToList().FindIndex(instrument => instrument.Symbol == symbol);
}
