using System.Reflection;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Tests.MarketData;

/// <summary>A bad file for every code, and the line that its finding must name.</summary>
public sealed class DataFindingCodesTests
{
    private const long Start = MemoryFile.Start;
    private const string Bar1 = "1735689600000,10,12,9,11,5";
    private const string Bar2 = "1735689660000,11,12,9,10,5";
    private const string Bar3 = "1735689720000,10,12,9,11,5";

    /// <summary>
    /// Files of one bad place each: code, line (zero for the file), words that the message must hold, file.
    /// </summary>
    private static readonly (string Code, long Line, string Says, MarketDataInput File)[] Cases =
    [
        (DataFindingCodes.FileMissing, 0, "does not exist", new("no-such-folder/nowhere_BTC-USD_1m.csv")),
        (DataFindingCodes.FileUnreadable, 0, "cannot be read", new("/")),
        (DataFindingCodes.FileEmpty, 0, "empty", MemoryFile.OfText("v_BTC-USD_1m.csv", "")),
        (DataFindingCodes.FileWithoutRows, 0, "no row", MemoryFile.Of("v_BTC-USD_1m.csv", MemoryFile.BarHeader)),
        (
            DataFindingCodes.HeaderUnknown,
            1,
            "Known are: timestamp_ms,open",
            MemoryFile.Of("v_BTC-USD_1m.csv", "date;price", "1;2")),
        (
            DataFindingCodes.SymbolUnknown,
            0,
            "FILE=SYMBOL",
            MemoryFile.Of("prices.csv", MemoryFile.BarHeader, Bar1, Bar2)),
        (
            DataFindingCodes.TimeframeUnknown,
            0,
            "FILE=SYMBOL@TIMEFRAME",
            MemoryFile.Of("v_BTC-USD.csv", MemoryFile.BarHeader, Bar1)),
        (DataFindingCodes.GzipTruncated, 20, "truncated", Truncated(19)),
        (DataFindingCodes.GzipCorrupt, 0, "damaged", Damaged()),
        (DataFindingCodes.LineTooLong, 3, "longer than", Bars(Bar1, Bar2, new string('1', 70_000))),
        (DataFindingCodes.RowIncomplete, 3, "volume is missing", Bars(Bar1, "1735689660000,11,12,9,10", Bar3)),
        (DataFindingCodes.RowIncomplete, 3, "close is missing", Bars(Bar1, "1735689660000,11,12,9,,5", Bar3)),
        (DataFindingCodes.RowIncomplete, 2, "high is missing", Bars("1735689660000,11", Bar3)),
        (
            DataFindingCodes.RowIncomplete,
            3,
            "cut off",
            MemoryFile.OfText("v_BTC-USD_1m.csv", $"{MemoryFile.BarHeader}\n{Bar1}\n1735689660000,11,1")),
        (DataFindingCodes.RowTooLong, 3, "more columns", Bars(Bar1, Bar2 + ",7", Bar3)),
        (DataFindingCodes.FieldNotANumber, 3, "high '12x' is not a number", Bars(Bar1, "1735689660000,11,12x,9,10,5")),
        (
            DataFindingCodes.FieldNotANumber,
            3,
            "timestamp_ms '2025-01-01' is not a number",
            Bars(Bar1, "2025-01-01,11,12,9,10,5")),
        (
            DataFindingCodes.FieldNotANumber,
            3,
            "volume 'NaN' is not a number",
            Bars(Bar1, "1735689660000,11,12,9,10,NaN")),
        (DataFindingCodes.FieldOverflow, 3, "volume '1e40' is beyond", Bars(Bar1, "1735689660000,11,12,9,10,1e40")),
        (
            DataFindingCodes.FieldOverflow,
            3,
            "timestamp_ms '99999999999999999999' is beyond",
            Bars(Bar1, "99999999999999999999,11,12,9,10,5")),
        (DataFindingCodes.FieldUnknownValue, 3, "side 'long'", Trades("1,1,buy", "1,1,long")),
        (DataFindingCodes.TimeImplausible, 3, "milliseconds", Bars(Bar1, "1735689660,11,12,9,10,5")),
        (DataFindingCodes.TimeUnsorted, 4, "before that of the row above", Bars(Bar1, Bar3, Bar2)),
        (DataFindingCodes.RowDuplicate, 4, "two rows of 2025-01-01T00:01:00Z", Bars(Bar1, Bar2, Bar2, Bar3)),
        (DataFindingCodes.BarsOverlap, 3, "30 s after", Bars(Bar1, "1735689630000,11,12,9,10,5", Bar2)),
        (DataFindingCodes.PriceImpossible, 3, "not positive", Bars(Bar1, "1735689660000,11,12,0,10,5")),
        (DataFindingCodes.PriceImpossible, 3, "not positive", Bars(Bar1, "1735689660000,-11,12,-11,10,5")),
        (DataFindingCodes.PriceImpossible, 3, "not positive", Trades("1,1,buy", "0,1,buy")),
        (DataFindingCodes.PriceImpossible, 3, "not positive", Quotes("10,1,11,1,1", "0,1,11,1,2")),
        (DataFindingCodes.RangeImpossible, 3, "low <= open, close <= high", Bars(Bar1, "1735689660000,11,10.5,9,10,5")),
        (
            DataFindingCodes.RangeImpossible,
            3,
            "low <= open, close <= high",
            Bars(Bar1, "1735689660000,11,12,10.5,10,5")),
        (
            DataFindingCodes.RangeImpossible,
            2,
            "ask",
            MemoryFile.Of("v_BTC-USD_1m.csv", MemoryFile.QuoteBarHeader, $"{Start},1,1,1,1,1,2,1.5,2,2,1")),
        (DataFindingCodes.QuantityImpossible, 3, "volume -5 is negative", Bars(Bar1, "1735689660000,11,12,9,10,-5")),
        (DataFindingCodes.QuantityImpossible, 3, "not positive", Trades("1,1,buy", "1,0,buy")),
        (DataFindingCodes.QuantityImpossible, 2, "negative", Quotes("10,1,11,-1,1")),
        (
            DataFindingCodes.RateImpossible,
            2,
            "0.0001 for 0.01 %",
            MemoryFile.Of("v_BTC-USD-PERP.csv", "timestamp_ms,funding_rate", $"{Start},0.3")),
        (DataFindingCodes.BarsMissing, 0, "1 bars of 1m are missing in 1 gaps", Bars(Bar1, Bar3)),
        (DataFindingCodes.BarOffGrid, 3, "whole number of 1m", Bars(Bar1, "1735689690000,11,12,9,10,5")),
        (
            DataFindingCodes.LastLineOpen,
            3,
            "line feed",
            MemoryFile.OfText("v_BTC-USD_1m.csv", $"{MemoryFile.BarHeader}\n{Bar1}\n{Bar2}")),
        (
            DataFindingCodes.LongSilence,
            0,
            "(line 3)",
            MemoryFile.Of("v_BTC-USD.csv", MemoryFile.TradeHeader, $"{Start},1,1,buy", $"{Start + 300_001},1,1,buy")),
        (DataFindingCodes.QuoteCrossed, 3, "above the ask", Quotes("10,1,11,1,1", "11,1,10,1,2")),
        (DataFindingCodes.OutlierDropped, 3, "median", Bars(Bar1, "1735689660000,0.1,0.1,0.1,0.1,5", Bar3)),
        (DataFindingCodes.OutlierDropped, 3, "median", Trades("10,1,buy", "1000,1,buy", "10,1,sell")),
        (DataFindingCodes.OutlierDropped, 3, "median", Quotes("10,1,11,1,1", "10,1,1100,1,2", "10,1,11,1,3")),
        (
            DataFindingCodes.OutlierRepaired,
            3,
            "Taken as open 11, high 12, low 10, close 10",
            Bars(Bar1, "1735689660000,11,12,0.1,10,5", Bar3)),
        (DataFindingCodes.OutlierUnused, 3, "only the closing quote", MemoryFile.Of(
            "v_BTC-USD_1m.csv",
            MemoryFile.QuoteBarHeader,
            $"{Start},10,10,10,10,1,11,11,11,11,1",
            $"{Start + 60_000},10,10,0.1,10,1,11,11,11,11,1")),
    ];

    [Fact]
    public void Every_bad_file_is_reported_with_its_code_and_line()
    {
        foreach (var (code, line, says, file) in Cases)
        {
            var report = DataQuality.Inspect([file], DataPolicy.Default);
            var finding = report.Findings.Kept.FirstOrDefault(finding => finding.Code == code);
            Assert.True(
                finding is not null, $"{code} expected of {file.Path}: {string.Join("; ", report.Findings.Kept)}");
            Assert.Equal((code, line, file.Path), (code, finding.Line, finding.File));
            Assert.Contains(says, finding.Message, StringComparison.Ordinal);
            Assert.StartsWith(
                line > 0 ? $"{file.Path}, line {line}: " : $"{file.Path}: ",
                finding.ToString(),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Errors_stop_a_run_and_warnings_do_not()
    {
        var firstWarning = Array.FindIndex(Cases, test => test.Code == DataFindingCodes.BarsMissing);
        for (var i = 0; i < Cases.Length; i++)
        {
            Assert.Equal(
                (Cases[i].Code, i < firstWarning),
                (Cases[i].Code, DataQuality.Inspect([Cases[i].File], DataPolicy.Default).HasErrors));
        }
    }

    [Fact]
    public void A_reader_throws_the_same_finding_and_then_stays_at_its_end()
    {
        foreach (var (code, line, _, input) in Cases.TakeWhile(test => test.Code != DataFindingCodes.BarsMissing))
        {
            var thrown = Assert.Throws<MarketDataException>(() => MemoryFile.Read(input));
            Assert.Equal((code, line), (thrown.Finding.Code, thrown.Finding.Line));
        }

        using var file = MarketDataFile.Open(
            MarketDataFile.Describe(Bars(Bar1, Bar3, Bar2)), 0, DataPolicy.Default, new());
        Assert.True(file.MoveNext() && file.MoveNext());
        Assert.Throws<MarketDataException>(() => file.MoveNext());
        Assert.False(file.MoveNext());
    }

    [Fact]
    public void Every_code_is_reached_by_a_test()
    {
        // These need several files, a period or a longer history, and are reached below and in the tests of outliers.
        string[] elsewhere =
        [
            DataFindingCodes.SeriesDuplicate, DataFindingCodes.PeriodReversed, DataFindingCodes.PeriodOutsideData,
            DataFindingCodes.PeriodExceedsData, DataFindingCodes.LevelShift, DataFindingCodes.OutlierKept,
        ];
        var all = typeof(DataFindingCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(all.Order(), Cases.Select(test => test.Code).Concat(elsewhere).Distinct().Order());
    }

    [Fact]
    public void The_same_series_twice_is_an_error_and_a_later_part_of_it_is_not()
    {
        var report = DataQuality.Inspect([Bars(Bar1, Bar2), Bars(Bar2, Bar3)], DataPolicy.Default);
        Assert.Equal(DataFindingCodes.SeriesDuplicate, Assert.Single(report.Findings.Kept).Code);
        Assert.False(DataQuality.Inspect([Bars(Bar1), Bars(Bar2, Bar3)], DataPolicy.Default).HasErrors);
    }

    [Theory]
    [InlineData("2025-01-02", "2025-01-01", DataFindingCodes.PeriodReversed)]
    [InlineData("2024-01-01", "2024-06-01", DataFindingCodes.PeriodOutsideData)]
    [InlineData("2026-01-01", null, DataFindingCodes.PeriodOutsideData)]
    [InlineData("2024-01-01", null, DataFindingCodes.PeriodExceedsData)]
    [InlineData(null, "2026-01-01", DataFindingCodes.PeriodExceedsData)]
    [InlineData("2025-01-01T00:01:00Z", "2025-01-01T00:03:00Z", null)]
    public void A_period_is_held_against_the_data(string? from, string? to, string? code)
    {
        Timestamp? At(string? text) => text is null ? null : Timestamp.Parse(text);
        var findings = DataQuality.Inspect(
            [Bars(Bar1, Bar2, Bar3)], DataPolicy.Default, new(At(from), At(to))).Findings.Kept;
        Assert.Equal(code, findings.SingleOrDefault()?.Code);
        Assert.All(findings.Where(f => f.Code != DataFindingCodes.PeriodReversed), finding =>
            Assert.Contains(
                "from 2025-01-01T00:01:00Z to 2025-01-01T00:03:00Z", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_bad_file_is_reported_in_bounded_space_with_the_full_count()
    {
        var lines = Enumerable.Range(0, 100)
            .SelectMany(i => new[] { $"{Start + i},10,1,11,1,{i}", $"{Start + i},11,1,10,1,{i}" });
        var findings = MemoryFile.Read(MemoryFile.Of("v_BTC-USD.csv", lines.Prepend(MemoryFile.QuoteHeader))).Findings;
        Assert.Equal(
            (DataFindings.KeptMax, 100L), (findings.Kept.Count, findings.Count(DataFindingCodes.QuoteCrossed)));
        Assert.Equal(0, findings.Count(DataFindingCodes.QuoteCrossed, "another file"));
    }

    private static MarketDataInput Bars(params string[] rows) =>
        MemoryFile.Of("v_BTC-USD_1m.csv", rows.Prepend(MemoryFile.BarHeader));

    private static MarketDataInput Trades(params string[] rows) => Ticks(MemoryFile.TradeHeader, rows);

    private static MarketDataInput Quotes(params string[] rows) => Ticks(MemoryFile.QuoteHeader, rows);

    private static MarketDataInput Ticks(string header, string[] rows) =>
        MemoryFile.Of("v_BTC-USD.csv", rows.Select((row, i) => $"{Start + i},{row}").Prepend(header));

    /// <summary>Packed without compression to speak of, and cut where this many lines are still whole.</summary>
    private static MarketDataInput Truncated(int rows)
    {
        var lines = Enumerable.Range(0, rows)
            .Select(i => MemoryFile.Bar(i, 10, 12, 9, 11))
            .Prepend(MemoryFile.BarHeader);
        var packed = MemoryFile.Gzip(string.Join('\n', lines) + "\n");
        return MemoryFile.OfBytes("v_BTC-USD_1m.csv.gz", packed[..^6]);
    }

    private static MarketDataInput Damaged()
    {
        var packed = MemoryFile.Gzip(
            string.Join(
                '\n',
                Enumerable.Range(0, 99).Select(i => MemoryFile.Bar(i, 10, 12, 9, 11)).Prepend(MemoryFile.BarHeader)));
        packed[packed.Length / 2] ^= 0x55;
        return MemoryFile.OfBytes("v_BTC-USD_1m.csv.gz", packed);
    }
}
