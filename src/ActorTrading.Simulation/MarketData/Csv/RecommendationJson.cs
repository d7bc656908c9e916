using System.Text.Json;
using ActorTrading.Simulation.MarketData.Quality;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>One row of advice as a JSON object.</summary>
internal static class RecommendationJson
{
    public static RecommendationRow Parse(string line, RowReporter reporter)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            return RecommendationFields.Check(
                Text(row, "timestamp_ms") ?? Text(row, "time") ?? throw Missing("timestamp_ms", reporter),
                Text(row, "symbol") ?? throw Missing("symbol", reporter),
                Text(row, "recommendation") ?? throw Missing("recommendation", reporter),
                Text(row, "confidence") ?? throw Missing("confidence", reporter),
                Text(row, "expires"),
                reporter);
        }
        catch (JsonException exception)
        {
            throw reporter.Error(
                DataFindingCodes.FieldUnknownValue, null, $"This is not a JSON object: {exception.Message}");
        }
    }

    private static string? Text(JsonElement row, string name) =>
        !row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    private static MarketDataException Missing(string name, RowReporter reporter) =>
        reporter.Error(
            DataFindingCodes.RowIncomplete,
            null,
            $"{name} is missing. Every line has timestamp_ms, symbol, recommendation, confidence.");
}
