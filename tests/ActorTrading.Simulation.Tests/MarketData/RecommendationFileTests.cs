using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Tests.MarketData;

public sealed class RecommendationFileTests
{
    private static readonly RecommendationRow First = new(
        Timestamp.Parse("2025-01-01T00:00:00Z"),
        Symbol.Of("BTC-USD"),
        "STRONG_BUY",
        0.85m,
        Timestamp.Parse("2025-01-01T06:00:00Z"));

    private static readonly RecommendationRow Second = new(
        Timestamp.Parse("2025-01-01T04:00:00Z"), Symbol.Of("ETH-USD"), "SELL", 0.5m, null);

    [Fact]
    public void Csv_is_read_with_either_kind_of_time_and_with_or_without_a_header()
    {
        string[] rows =
        [
            "1735689600000,BTC-USD,STRONG_BUY,0.85,1735711200000", "2025-01-01T04:00:00Z, ETH-USD, sell, 0.5",
        ];
        Assert.Equal([First, Second], RecommendationFile.Read(MemoryFile.Of("advice.csv", rows)));
        var withHeader = rows.Prepend("timestamp_ms,symbol,recommendation,confidence,expires");
        Assert.Equal([First, Second], RecommendationFile.Read(MemoryFile.Of("advice.csv", withHeader)));
    }

    [Fact]
    public void Json_lines_are_read_with_the_same_names()
    {
        var input = MemoryFile.Of(
            "advice.jsonl",
            """{"timestamp_ms":1735689600000,"symbol":"BTC-USD","recommendation":"STRONG_BUY","confidence":0.85,"""
                + "\"expires\":\"2025-01-01T06:00:00Z\"}",
            """{"time":"2025-01-01T04:00:00Z","symbol":"ETH-USD","recommendation":"SELL","confidence":"0.5","""
                + "\"expires\":null,\"model\":\"x\"}");
        Assert.Equal([First, Second], RecommendationFile.Read(input));
    }

    [Theory]
    [InlineData("1735689600000,BTC-USD,BUY", DataFindingCodes.RowIncomplete, "3 columns")]
    [InlineData("1735689600000,BTC-USD,BUY,0.5,,9", DataFindingCodes.RowTooLong, "6 columns")]
    [InlineData("1735689600000,BTC-USD,,0.5", DataFindingCodes.RowIncomplete, "recommendation is missing")]
    [InlineData("1735689600000,btc usd,BUY,0.5", DataFindingCodes.SymbolUnknown, "'btc usd'")]
    [InlineData("1735689600000,BTC-USD,BUY,1.5", DataFindingCodes.FieldUnknownValue, "between 0 and 1")]
    [InlineData("1735689600000,BTC-USD,BUY,high", DataFindingCodes.FieldUnknownValue, "'high'")]
    [InlineData("yesterday,BTC-USD,BUY,0.5", DataFindingCodes.FieldNotANumber, "'yesterday'")]
    [InlineData("1735689600,BTC-USD,BUY,0.5", DataFindingCodes.TimeImplausible, "milliseconds")]
    [InlineData("1735689600000,BTC-USD,BUY,0.5,1735689600000", DataFindingCodes.TimeImplausible, "expires")]
    [InlineData("1735689500000,BTC-USD,BUY,0.5", DataFindingCodes.TimeUnsorted, "Sort the file")]
    [InlineData("{\"symbol\":\"BTC-USD\"}", DataFindingCodes.RowIncomplete, "timestamp_ms is missing")]
    [InlineData(
        "{\"time\":\"2025-01-01\",\"symbol\":\"BTC-USD\",\"confidence\":1}",
        DataFindingCodes.RowIncomplete,
        "recommendation is missing")]
    [InlineData("{not json", DataFindingCodes.FieldUnknownValue, "not a JSON object")]
    public void A_wrong_row_names_its_line(string row, string code, string says)
    {
        var input = MemoryFile.Of(
            "advice.csv", "time,symbol,recommendation,confidence", "1735689600000,BTC-USD,BUY,0.5", row);
        var finding = Assert.Throws<MarketDataException>(() => RecommendationFile.Read(input).ToList()).Finding;
        Assert.Equal((code, 3L, "advice.csv"), (finding.Code, finding.Line, finding.File));
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_truncated_file_is_told_as_such()
    {
        var missing = Assert.Throws<MarketDataException>(() => RecommendationFile.Read(new("nowhere.csv")).ToList());
        Assert.Equal(DataFindingCodes.FileMissing, missing.Finding.Code);
        var packed = MemoryFile.Gzip("1735689600000,BTC-USD,BUY,0.5\n");
        var cut = Assert.Throws<MarketDataException>(
            () => RecommendationFile.Read(MemoryFile.OfBytes("a.csv.gz", packed[..^2])).ToList());
        Assert.Equal((DataFindingCodes.GzipTruncated, 1L), (cut.Finding.Code, cut.Finding.Line));
    }

    [Theory]
    [InlineData("advice.csv")]
    [InlineData("advice.csv.gz")]
    public void What_is_written_is_read_back(string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, name);
        RecommendationFile.Write(path, [First, Second]);
        Assert.Equal([First, Second], RecommendationFile.Read(new(path)));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_cursor_gives_advice_of_an_events_own_time_and_none_of_later()
    {
        using var cursor = new RecommendationCursor(
            new List<RecommendationRow> { First, First, Second }.GetEnumerator());
        Assert.Null(cursor.TakeUpTo(First.Time - TimeSpan.FromTicks(1)));
        Assert.Equal(First, cursor.TakeUpTo(First.Time));
        Assert.Equal(First, cursor.TakeUpTo(First.Time));
        Assert.Null(cursor.TakeUpTo(First.Time));
        Assert.Equal(Second.Time, cursor.NextTime);
        Assert.Equal(Second, cursor.TakeUpTo(Timestamp.MaxValue));
        Assert.Null(cursor.TakeUpTo(Timestamp.MaxValue));
        Assert.Equal(Timestamp.MaxValue, cursor.NextTime);
    }
}
