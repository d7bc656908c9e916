using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Turns what goes wrong below the rows (file system, gzip) into findings.</summary>
internal static class FileFaults
{
    public static bool IsKnown(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or LineTooLongException;

    public static MarketDataException Explain(Exception exception, RowReporter reporter) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => reporter.ErrorOfFile(
            DataFindingCodes.FileMissing, "The file does not exist. Check the path."),
        EndOfStreamException => reporter.Error(
            DataFindingCodes.GzipTruncated,
            null,
            "The gzip file is truncated: it ends after this line. Fetch it again."),
        InvalidDataException => reporter.Error(
            DataFindingCodes.GzipCorrupt, null, "The gzip file is damaged after this line. Fetch it again."),
        LineTooLongException => reporter.Error(
            DataFindingCodes.LineTooLong,
            null,
            $"The line after this one is longer than {ByteLineReader.BufferSize} bytes. This does not look like a CSV "
                + "file."),
        _ => reporter.ErrorOfFile(DataFindingCodes.FileUnreadable, $"The file cannot be read: {exception.Message}"),
    };
}
