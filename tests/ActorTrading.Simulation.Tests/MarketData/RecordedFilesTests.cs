using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Testing;

namespace ActorTrading.Simulation.Tests.MarketData;

/// <summary>Every recorded file is read to its end; row counts and times are those of its manifest.</summary>
public sealed class RecordedFilesTests
{
    private static readonly string[] Folders = ["ohlcv", "markprice", "quotebars", "trades", "quotes", "funding"];

    [Fact]
    public void Every_file_of_the_manifest_reads_to_its_row_count_and_times()
    {
        var rows = ManifestRows();
        Assert.Equal(30, rows.Count);
        foreach (var (path, count, from, to) in rows)
        {
            var report = DataQuality.Inspect([new(RecordedData.Require(path))], DataPolicy.Default);
            var file = Assert.Single(report.Files);
            Assert.False(report.HasErrors, string.Join("; ", report.Findings.Kept));
            Assert.Equal((path, count), (path, file.Rows));
            var length = file.Description!.Timeframe.Length;
            Assert.Equal((path, from), (path, (file.First!.Value - length).Floor(TimeSpan.FromSeconds(1))));
            Assert.Equal((path, to), (path, (file.Last!.Value - length).Floor(TimeSpan.FromSeconds(1))));
        }
    }

    [Theory]
    [InlineData("ohlcv/coinbase_BTC-USD_4h_201605-202206.csv.gz", MarketDataFormat.Bars, "BTC-USD", "4h")]
    [InlineData("ohlcv/binance_BTCUSDT_1h_20180501-20180505.csv.gz", MarketDataFormat.Bars, "BTC-USDT", "1h")]
    [InlineData("ohlcv/binanceus_ETHUSD_5m_20230313-20230315.csv.gz", MarketDataFormat.Bars, "ETH-USD", "5m")]
    [InlineData("ohlcv/binance-coinm_BTCUSD-PERP_1m_20221213.csv.gz", MarketDataFormat.Bars, "BTC-USD-PERP", "1m")]
    [InlineData(
        "markprice/binance-usdm_BTCUSDT_mark_1h_201912-202206.csv.gz",
        MarketDataFormat.MarkPrices,
        "BTC-USDT-PERP",
        "1h")]
    [InlineData(
        "quotebars/coinbase_BTC-EUR_1m_quotes_20180404-20180406.csv.gz", MarketDataFormat.QuoteBars, "BTC-EUR", "1m")]
    [InlineData("trades/binance-spot_BTCUSDT_20240808-20240809.csv.gz", MarketDataFormat.Trades, "BTC-USDT", "tick")]
    [InlineData("quotes/binance-usdm_BTCUSDT_20240808.csv.gz", MarketDataFormat.Quotes, "BTC-USDT-PERP", "tick")]
    [InlineData("funding/bybit_BTCUSD-PERP_funding.csv.gz", MarketDataFormat.Funding, "BTC-USD-PERP", "tick")]
    public void A_recorded_file_describes_itself(string path, MarketDataFormat format, string symbol, string timeframe)
    {
        var description = MarketDataFile.Describe(new(RecordedData.Require(path)));
        Assert.Equal(
            (format, symbol, timeframe),
            (description.Format, description.Symbol.Value, description.Timeframe.ToString()));
    }

    [Fact]
    public void The_length_of_bars_is_read_from_the_rows_where_the_name_is_silent()
    {
        var bars = ManifestRows().Where(row => row.Path.StartsWith("ohlcv/", StringComparison.Ordinal));
        foreach (var (path, _, _, _) in bars)
        {
            var bytes = File.ReadAllBytes(RecordedData.Require(path));
            var description = MarketDataFile.Describe(
                new("nameless.csv") { Content = () => new MemoryStream(bytes), Symbol = Symbol.Of("X-USD") });
            Assert.Contains($"_{description.Timeframe}_", path, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_print_of_six_cents_is_taken_out_of_the_four_hour_bar_that_holds_it()
    {
        var (bar, findings) = BarOpening("ohlcv/coinbase_BTC-USD_4h_201605-202206.csv.gz", 1_492_286_400_000);
        var finding = Assert.Single(findings.Kept, finding => finding.Code == DataFindingCodes.OutlierRepaired);
        Assert.Equal(1_997, finding.Line);
        Assert.Equal((1_186.6m, 1_178.85m), (bar.High, bar.Close));
        Assert.Equal(LastCloseBefore("ohlcv/coinbase_BTC-USD_4h_201605-202206.csv.gz", 1_492_286_400_000), bar.Open);
        Assert.Equal(Math.Min(bar.Open, bar.Close), bar.Low);
    }

    [Fact]
    public void The_same_print_is_cut_from_the_daily_bar_to_its_body()
    {
        var (bar, findings) = BarOpening("ohlcv/coinbase_BTC-USD_1d_20141201-20180813.csv.gz", 1_492_214_400_000);
        var finding = Assert.Single(findings.Kept, finding => finding.Code == DataFindingCodes.OutlierRepaired);
        Assert.Equal(834, finding.Line);
        Assert.Equal((1_173.13m, 1_190.99m, 1_173.13m, 1_178.85m), (bar.Open, bar.High, bar.Low, bar.Close));
    }

    [Fact]
    public void The_print_of_six_cents_stays_where_outliers_are_kept()
    {
        var policy = DataPolicy.Default with { KeepOutliers = true };
        var (bar, findings) = BarOpening("ohlcv/coinbase_BTC-USD_4h_201605-202206.csv.gz", 1_492_286_400_000, policy);
        Assert.Equal((0.06m, 0.06m), (bar.Open, bar.Low));
        Assert.Equal(1, findings.Count(DataFindingCodes.OutlierKept));
    }

    [Fact]
    public void The_flash_crash_of_ether_to_ten_cents_is_the_only_repair_of_its_files()
    {
        var report = Inspect("ohlcv/coinbase_ETH-USD_4h_201605-202106.csv.gz");
        var finding = Assert.Single(report.Findings.Kept, finding => finding.Code == DataFindingCodes.OutlierRepaired);
        Assert.Equal(2_375, finding.Line);
    }

    [Fact]
    public void The_quote_bar_with_a_bid_of_one_cent_trades_at_its_close_and_is_reported()
    {
        var report = Inspect("quotebars/coinbase_BTC-USD_1d_quotes_2015-2018.csv.gz");
        var finding = Assert.Single(report.Findings.Kept, finding => finding.Code == DataFindingCodes.OutlierUnused);
        Assert.Equal(Timestamp.Parse("2016-06-04T00:00:00Z"), finding.Time);
        Assert.Equal(1_332, report.Files[0].Events);
    }

    [Theory]
    [InlineData("ohlcv/coinbase_BTC-USD_4h_201605-202206.csv.gz", 4, 2)]
    [InlineData("ohlcv/coinbase_BTC-USD_1d_20141201-20180813.csv.gz", 34, 8)]
    [InlineData("ohlcv/coinbase_ETH-USD_4h_201605-202106.csv.gz", 25, 8)]
    [InlineData("ohlcv/coinbase_BTC-EUR_1m_20180404-20180406.csv.gz", 657, 156)]
    [InlineData("ohlcv/coinbase_BTC-USD_1s_20161007-20161008.csv.gz", 165_279, 7_110)]
    public void Missing_bars_are_counted(string path, long missing, long gaps)
    {
        var finding = Assert.Single(
            Inspect(path).Findings.Kept, finding => finding.Code == DataFindingCodes.BarsMissing);
        Assert.StartsWith($"{missing} bars of ", finding.Message, StringComparison.Ordinal);
        Assert.Contains($" in {gaps} gaps ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_complete_file_has_nothing_to_report() =>
        Assert.Empty(Inspect("markprice/binance-usdm_BTCUSDT_mark_1h_201912-202206.csv.gz").Findings.Kept);

    private static DataQualityReport Inspect(string path) =>
        DataQuality.Inspect([new(RecordedData.Require(path))], DataPolicy.Default);

    private static decimal LastCloseBefore(string path, long openMilliseconds)
    {
        using var file = Open(path, DataPolicy.Default, new());
        var close = 0m;
        while (file.MoveNext() && file.Current.Time <= Timestamp.FromUnixMilliseconds(openMilliseconds))
        {
            close = file.Current.Close;
        }

        return close;
    }

    private static (MarketEvent Bar, DataFindings Findings) BarOpening(
        string path, long openMilliseconds, DataPolicy? policy = null)
    {
        var findings = new DataFindings();
        using var file = Open(path, policy ?? DataPolicy.Default, findings);
        var opened = Timestamp.FromUnixMilliseconds(openMilliseconds);
        MarketEvent found = default;
        while (file.MoveNext())
        {
            found = file.Current.Time - file.Current.Timeframe.Length == opened ? file.Current : found;
        }

        return (found, findings);
    }

    private static MarketDataFile Open(string path, DataPolicy policy, DataFindings findings) =>
        MarketDataFile.Open(MarketDataFile.Describe(new(RecordedData.Require(path))), 0, policy, findings);

    private static List<(string Path, long Rows, Timestamp From, Timestamp To)> ManifestRows() =>
    [
        .. File.ReadLines(RecordedData.Require("MANIFEST.md"))
            .Where(line => Folders.Any(folder => line.StartsWith($"| `{folder}/", StringComparison.Ordinal)))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (
                cells[1].Trim('`'),
                long.Parse(cells[2], CultureInfo.InvariantCulture),
                Timestamp.Parse(cells[3]),
                Timestamp.Parse(cells[4]))),
    ];
}
