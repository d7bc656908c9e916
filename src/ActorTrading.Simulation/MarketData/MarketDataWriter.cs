using System.Diagnostics;
using System.IO.Compression;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Simulation.MarketData.Csv;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// Writes events of one symbol and kind as a file that <see cref="MarketDataFile"/> reads back to the same events. The
/// file appears under its name only when it is complete; a name that ends in <c>.gz</c> is packed.
/// </summary>
public sealed class MarketDataWriter : IDisposable
{
    private const int RowBytesMax = 512;
    private const string PartialSuffix = ".partial";

    private readonly string _path;
    private readonly MarketDataFormat _format;
    private readonly BufferedStream _stream;
    private readonly byte[] _row = new byte[RowBytesMax];
    private int _length;
    private long _rows;
    private bool _isComplete;

    /// <param name="path">Replaced where it exists.</param>
    /// <param name="format">Bars, trades, quotes or funding.</param>
    public MarketDataWriter(string path, MarketDataFormat format)
    {
        (_path, _format) = (path, format);
        Stream file = File.Create(path + PartialSuffix);
        var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        _stream = new(isPacked ? new GZipStream(file, CompressionLevel.Optimal) : file);
        _stream.Write(System.Text.Encoding.UTF8.GetBytes(CsvHeaders.HeaderOf(format) + "\n"));
    }

    /// <exception cref="ArgumentException">The event is not of the kind that the format holds.</exception>
    public void Write(in MarketEvent marketEvent)
    {
        _length = 0;
        _rows++;
        switch (_format, marketEvent.Kind)
        {
            case (MarketDataFormat.Bars, MarketEventKind.Bar):
                WriteBar(marketEvent);
                break;
            case (MarketDataFormat.Trades, MarketEventKind.Trade):
                Append(marketEvent.Time.UnixMilliseconds);
                Append(marketEvent.Price);
                Append(marketEvent.Quantity);
                Append(marketEvent.TakerSide == Side.Buy ? "buy"u8 : "sell"u8);
                break;
            case (MarketDataFormat.Quotes, MarketEventKind.Quote):
                WriteQuote(marketEvent);
                break;
            case (MarketDataFormat.Funding, MarketEventKind.Funding):
                Append(marketEvent.Time.UnixMilliseconds);
                Append(marketEvent.FundingRate);
                break;
            default:
                throw new ArgumentException($"A file of {_format} holds no {marketEvent.Kind}.", nameof(marketEvent));
        }

        _row[_length - 1] = (byte)'\n';
        _stream.Write(_row, 0, _length);
    }

    /// <summary>Closes the file and gives it its name.</summary>
    public void Complete()
    {
        _stream.Dispose();
        File.Move(_path + PartialSuffix, _path, overwrite: true);
        _isComplete = true;
    }

    /// <summary>Removes what was written unless <see cref="Complete"/> was called.</summary>
    public void Dispose()
    {
        if (!_isComplete)
        {
            _stream.Dispose();
            File.Delete(_path + PartialSuffix);
        }
    }

    private void WriteBar(in MarketEvent bar)
    {
        Append((bar.Time - bar.Timeframe.Length).UnixMilliseconds);
        Append(bar.Open);
        Append(bar.High);
        Append(bar.Low);
        Append(bar.Close);
        Append(bar.Volume);
    }

    private void WriteQuote(in MarketEvent quote)
    {
        Append(quote.Time.UnixMilliseconds);
        Append(quote.BidPrice);
        Append(quote.BidQuantity);
        Append(quote.AskPrice);
        Append(quote.AskQuantity);
        Append(_rows);
    }

    private void Append<T>(T value)
        where T : IUtf8SpanFormattable
    {
        if (!value.TryFormat(_row.AsSpan(_length), out var written, default, provider: null))
        {
            throw new UnreachableException("A row fits its buffer.");
        }

        _length += written;
        _row[_length++] = (byte)',';
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_row.AsSpan(_length));
        _length += text.Length;
        _row[_length++] = (byte)',';
    }
}
