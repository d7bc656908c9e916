using System.IO.Compression;
using System.Text;
using ActorTrading.Simulation.MarketData.Csv;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// Reads advice from CSV (<c>timestamp_ms,symbol,recommendation,confidence[,expires]</c>, where times are UTC
/// milliseconds or ISO 8601, with or without a header row) or from JSON lines with the same names; plain or gzipped.
/// </summary>
public static class RecommendationFile
{
    /// <summary>Streams the rows in order.</summary>
    /// <exception cref="MarketDataException">
    /// The file cannot be read, a row is wrong, or times fall; says which line.
    /// </exception>
    public static IEnumerable<RecommendationRow> Read(MarketDataInput input)
    {
        var reporter = new RowReporter(input.Path, MarketDataFormat.Bars, new DataFindings());
        using var lines = Open(input, reporter);
        var previous = Domain.Time.Timestamp.MinValue;
        while (NextLine(lines, reporter) is { } line)
        {
            if (lines.LineNumber == 1 && RecommendationCsv.IsHeader(line))
            {
                continue;
            }

            var row = line.StartsWith('{')
                ? RecommendationJson.Parse(line, reporter)
                : RecommendationCsv.Parse(line, reporter);
            if (row.Time < previous)
            {
                throw reporter.Error(
                    DataFindingCodes.TimeUnsorted,
                    row.Time,
                    $"The time {row.Time} is before that of the row above, {previous}. Sort the file by time.");
            }

            previous = row.Time;
            yield return row;
        }
    }

    /// <summary>
    /// Writes rows as CSV that <see cref="Read"/> reads back; a name that ends in <c>.gz</c> is packed.
    /// </summary>
    public static void Write(string path, IEnumerable<RecommendationRow> rows)
    {
        Stream file = File.Create(path);
        var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        using var writer = new StreamWriter(isPacked ? new GZipStream(file, CompressionLevel.Optimal) : file);
        writer.NewLine = "\n";
        writer.WriteLine("timestamp_ms,symbol,recommendation,confidence,expires");
        foreach (var row in rows)
        {
            writer.WriteLine(
                $"{row.Time.UnixMilliseconds},{row.Symbol},{row.Recommendation},{row.Confidence},"
                    + $"{row.Expires?.UnixMilliseconds}");
        }
    }

    private static ByteLineReader Open(MarketDataInput input, RowReporter reporter)
    {
        try
        {
            return new(input.OpenStream());
        }
        catch (Exception exception) when (FileFaults.IsKnown(exception))
        {
            throw FileFaults.Explain(exception, reporter);
        }
    }

    private static string? NextLine(ByteLineReader lines, RowReporter reporter)
    {
        try
        {
            if (!lines.TryRead(out var line))
            {
                return null;
            }

            reporter.Line = lines.LineNumber;
            return Encoding.UTF8.GetString(line).TrimStart('\uFEFF');
        }
        catch (Exception exception) when (FileFaults.IsKnown(exception))
        {
            throw FileFaults.Explain(exception, reporter);
        }
    }
}
