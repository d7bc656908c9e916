using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Looks at the header and the first rows to describe a file.</summary>
internal sealed class FileProbe(MarketDataInput input, DataFindings findings)
{
    /// <summary>Rows looked at: enough for the step of sparse one-second bars.</summary>
    private const int RowsMax = 256;

    private readonly List<ProbeRow> _rows = new(RowsMax);
    private readonly RowReporter _reporter = new(input.Path, MarketDataFormat.Bars, findings);

    public MarketDataDescription Describe()
    {
        var name = FileNameParts.Of(input.Path);
        var format = ReadFormatAndRows(name);
        var symbol = input.Symbol ?? name.Symbol ?? throw _reporter.ErrorOfFile(
            DataFindingCodes.SymbolUnknown,
            "The file's name holds no symbol that is recognised. Name it as FILE=SYMBOL, such as my.csv=BTC-USD.");
        var timeframe = HasBars(format) ? TimeframeOf(name) : Timeframe.Tick;
        return new()
        {
            Input = input,
            Format = format,
            Symbol = symbol,
            Venue = name.Venue,
            IsPerpetual = SymbolNames.IsPerpetual(symbol.Value),
            Timeframe = timeframe,
            FirstEventTime = Timestamp.FromUnixMilliseconds(_rows[0].Time) + timeframe.Length,
            PriceDecimals = _rows.Max(row => DecimalsOf(row.Price)),
            QuantityDecimals = _rows.Max(row => DecimalsOf(row.Quantity)),
            TypicalPrice = TypicalPrice(),
        };
    }

    private static bool HasBars(MarketDataFormat format) =>
        format is MarketDataFormat.Bars or MarketDataFormat.MarkPrices or MarketDataFormat.QuoteBars;

    private MarketDataFormat ReadFormatAndRows(FileNameParts name)
    {
        try
        {
            using var lines = new ByteLineReader(input.OpenStream());
            var format = ReadHeader(lines, name);
            ReadRows(lines, format);
            return _rows.Count > 0
                ? format
                : throw _reporter.ErrorOfFile(
                    DataFindingCodes.FileWithoutRows, "There is a header and no row below it. Fetch the file again.");
        }
        catch (Exception exception) when (FileFaults.IsKnown(exception))
        {
            throw FileFaults.Explain(exception, _reporter);
        }
    }

    private MarketDataFormat ReadHeader(ByteLineReader lines, FileNameParts name)
    {
        if (!lines.TryRead(out var line))
        {
            throw _reporter.ErrorOfFile(DataFindingCodes.FileEmpty, "The file is empty. Fetch it again.");
        }

        _reporter.Line = lines.LineNumber;
        var header = System.Text.Encoding.UTF8.GetString(line);
        var format = CsvHeaders.FormatOf(header) ?? throw _reporter.Error(
            DataFindingCodes.HeaderUnknown,
            null,
            $"The first line '{Shorten(header)}' is no header that is known. Known are: {CsvHeaders.ListOfKnown()}.");
        return input.Format ?? (format == MarketDataFormat.Bars && name.IsMark ? MarketDataFormat.MarkPrices : format);
    }

    private static string Shorten(string header)
    {
        const int lengthMax = 80;
        return header.Length <= lengthMax ? header : header[..lengthMax] + "...";
    }

    private void ReadRows(ByteLineReader lines, MarketDataFormat format)
    {
        var reporter = new RowReporter(input.Path, format, findings);
        while (_rows.Count < RowsMax && lines.TryRead(out var line))
        {
            var fields = new FieldReader(line);
            var row = ProbeRow.Read(format, ref fields);
            _reporter.Line = reporter.Line = lines.LineNumber;
            if (fields.Fault == FieldFault.None)
            {
                _rows.Add(row);
            }
            else if (_rows.Count == 0)
            {
                throw reporter.Malformed(fields, lines.IsLastLineOpen);
            }
            else
            {
                return;
            }
        }
    }

    private Timeframe TimeframeOf(FileNameParts name)
    {
        if ((input.Timeframe ?? name.Timeframe) is { } named)
        {
            return named;
        }

        var step = 0L;
        for (var i = 1; i < _rows.Count; i++)
        {
            step = GreatestCommonDivisor(step, Math.Abs(_rows[i].Time - _rows[i - 1].Time));
        }

        return step >= 1_000 && step % 1_000 == 0 && step / 1_000 <= int.MaxValue
            ? Timeframe.OfSeconds((int)(step / 1_000))
            : throw _reporter.ErrorOfFile(
                DataFindingCodes.TimeframeUnknown,
                "The length of the bars shows neither in the file's name nor in the steps between rows. Name it as "
                    + "FILE=SYMBOL@TIMEFRAME, such as my.csv=BTC-USD@1h.");
    }

    private static long GreatestCommonDivisor(long left, long right) =>
        right == 0 ? left : GreatestCommonDivisor(right, left % right);

    private static int DecimalsOf(decimal value)
    {
        // Dividing by one with every decimal the type has strips trailing zeros.
        return (value / 1.0000000000000000000000000000m).Scale;
    }

    private decimal TypicalPrice()
    {
        var prices = _rows.Select(row => row.Price).Where(price => price > 0m).Order().ToArray();
        return prices.Length == 0 ? 0m : prices[prices.Length / 2];
    }
}
