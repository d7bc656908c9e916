using System.Diagnostics;
using ActorTrading.Domain.MarketData;
using ActorTrading.Simulation.MarketData.Csv;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// A recorded file as a stream of events. Every row is checked as it is read, so that the checks of a first pass and
/// the events of the run are the same by construction. Reading allocates nothing per row and holds one buffer.
/// </summary>
public sealed class MarketDataFile : IMarketDataSource
{
    private readonly RowReporter _reporter;
    private readonly RowDecoder _decoder;
    private readonly ByteLineReader _lines;
    private MarketEvent _current;
    private bool _isFinished;

    private MarketDataFile(
        MarketDataDescription description, RowReporter reporter, RowDecoder decoder, ByteLineReader lines) =>
        (Description, _reporter, _decoder, _lines) = (description, reporter, decoder, lines);

    public MarketDataDescription Description { get; }

    /// <summary>Rows read so far, those that do not trade included.</summary>
    public long Rows { get; private set; }

    public ref readonly MarketEvent Current => ref _current;

    /// <summary>Looks at the name, the header and the first rows.</summary>
    /// <exception cref="MarketDataException">
    /// The file is missing, empty, of an unknown form, or does not say what it holds.
    /// </exception>
    public static MarketDataDescription Describe(MarketDataInput input) =>
        new FileProbe(input, new DataFindings()).Describe();

    /// <summary>Opens a described file from its first row.</summary>
    /// <param name="description">As <see cref="Describe"/> answered it, altered or not.</param>
    /// <param name="instrument">What <see cref="MarketEvent.Instrument"/> of every event will be.</param>
    /// <param name="policy">What is an outlier and what happens to it.</param>
    /// <param name="findings">Receives warnings, and the error before it is thrown.</param>
    /// <exception cref="MarketDataException">The file cannot be opened.</exception>
    public static MarketDataFile Open(
        MarketDataDescription description, int instrument, DataPolicy policy, DataFindings findings)
    {
        var reporter = new RowReporter(description.Path, description.Format, findings);
        try
        {
            var lines = new ByteLineReader(description.Input.OpenStream());
            lines.TryRead(out _);
            return new(description, reporter, DecoderOf(reporter, new(description, instrument, policy)), lines);
        }
        catch (Exception exception) when (FileFaults.IsKnown(exception))
        {
            throw FileFaults.Explain(exception, reporter);
        }
    }

    public bool MoveNext()
    {
        try
        {
            while (!_isFinished && _lines.TryRead(out var line))
            {
                Rows++;
                _reporter.Line = _lines.LineNumber;
                _decoder.IsLastLineOpen = _lines.IsLastLineOpen;
                if (_decoder.TryDecode(line, out _current))
                {
                    return true;
                }
            }
        }
        catch (Exception exception) when (FileFaults.IsKnown(exception))
        {
            _isFinished = true;
            throw FileFaults.Explain(exception, _reporter);
        }
        catch (MarketDataException)
        {
            _isFinished = true;
            throw;
        }

        Finish();
        return false;
    }

    public void Dispose() => _lines.Dispose();

    private static RowDecoder DecoderOf(RowReporter reporter, DecoderSettings settings) =>
        settings.Description.Format switch
        {
            MarketDataFormat.Bars or MarketDataFormat.MarkPrices => new BarDecoder(reporter, settings),
            MarketDataFormat.QuoteBars => new QuoteBarDecoder(reporter, settings),
            MarketDataFormat.Trades => new TradeDecoder(reporter, settings),
            MarketDataFormat.Quotes => new QuoteDecoder(reporter, settings),
            MarketDataFormat.Funding => new FundingDecoder(reporter, settings),
            _ => throw new UnreachableException($"No decoder reads {settings.Description.Format}."),
        };

    private void Finish()
    {
        if (_isFinished)
        {
            return;
        }

        _isFinished = true;
        if (_lines.IsLastLineOpen)
        {
            _reporter.Warn(
                DataFindingCodes.LastLineOpen,
                null,
                "The last line does not end with a line feed: its last number may have been cut. Compare it with the "
                    + "source.");
        }

        _decoder.Complete();
    }
}
