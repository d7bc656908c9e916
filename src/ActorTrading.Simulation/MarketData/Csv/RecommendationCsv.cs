using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>One row of advice as CSV.</summary>
internal static class RecommendationCsv
{
    private const int ColumnsMin = 4;
    private const int ColumnsMax = 5;

    public static bool IsHeader(string line) => line.StartsWith("time", StringComparison.OrdinalIgnoreCase);

    public static RecommendationRow Parse(string line, RowReporter reporter)
    {
        var fields = line.Split(',', StringSplitOptions.TrimEntries);
        return fields.Length is >= ColumnsMin and <= ColumnsMax
            ? RecommendationFields.Check(
                fields[0], fields[1], fields[2], fields[3], fields.ElementAtOrDefault(ColumnsMin), reporter)
            : throw reporter.Error(
                fields.Length < ColumnsMin ? DataFindingCodes.RowIncomplete : DataFindingCodes.RowTooLong,
                null,
                $"There are {fields.Length} columns where timestamp_ms,symbol,recommendation,confidence[,expires] are "
                    + "needed.");
    }
}
