using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Simulation.Tests.MarketData;

public sealed class MarketDataFileTests
{
    private static readonly Timestamp Start = Timestamp.FromUnixMilliseconds(MemoryFile.Start);

    [Fact]
    public void A_bar_is_told_at_its_close()
    {
        var input = MemoryFile.Of(
            "coinbase_BTC-USD_4h_2025.csv", MemoryFile.BarHeader, $"{MemoryFile.Start},100.5,103,99.25,101.0,7.5");
        var bar = Assert.Single(MemoryFile.Read(input).Events);
        Assert.Equal(
            (MarketEventKind.Bar, Start + TimeSpan.FromHours(4), "4h"), (bar.Kind, bar.Time, bar.Timeframe.ToString()));
        Assert.Equal((100.5m, 103m, 99.25m, 101m, 7.5m), (bar.Open, bar.High, bar.Low, bar.Close, bar.Volume));
    }

    [Fact]
    public void A_mark_price_bar_becomes_a_mark_at_its_close()
    {
        var input = MemoryFile.Of(
            "binance-usdm_BTCUSDT_mark_1h.csv", MemoryFile.BarHeader, $"{MemoryFile.Start},100,103,99,101.5,0");
        var mark = Assert.Single(MemoryFile.Read(input).Events);
        Assert.Equal((MarketEventKind.Mark, Start + TimeSpan.FromHours(1), 101.5m), (mark.Kind, mark.Time, mark.Price));
    }

    [Fact]
    public void A_quote_bar_becomes_its_closing_quote()
    {
        var input = MemoryFile.Of(
            "coinbase_BTC-USD_1m_quotes.csv",
            MemoryFile.QuoteBarHeader,
            $"{MemoryFile.Start},10,12,9,11,1.5,10.1,12.1,9.1,11.1,2.5");
        var quote = Assert.Single(MemoryFile.Read(input).Events);
        Assert.Equal((MarketEventKind.Quote, Start + TimeSpan.FromMinutes(1)), (quote.Kind, quote.Time));
        Assert.Equal((11m, 1.5m, 11.1m, 2.5m), (quote.BidPrice, quote.BidQuantity, quote.AskPrice, quote.AskQuantity));
    }

    [Fact]
    public void Trades_keep_the_takers_side_and_may_share_a_time()
    {
        var input = MemoryFile.Of(
            "binance-spot_ETHUSDT.csv",
            MemoryFile.TradeHeader,
            $"{MemoryFile.Start},10,1,buy",
            $"{MemoryFile.Start},10.01,2,sell");
        var trades = MemoryFile.Read(input).Events;
        Assert.Equal(
            [(10m, 1m, Side.Buy), (10.01m, 2m, Side.Sell)], trades.Select(t => (t.Price, t.Quantity, t.TakerSide)));
        Assert.All(trades, trade => Assert.Equal((MarketEventKind.Trade, Start), (trade.Kind, trade.Time)));
    }

    [Fact]
    public void Quotes_and_funding_are_told_at_their_own_time()
    {
        var quote = Assert.Single(
            MemoryFile.Read(
                MemoryFile.Of("v_BTC-USD.csv", MemoryFile.QuoteHeader, $"{MemoryFile.Start},10,1,10.5,2,77")).Events);
        Assert.Equal(
            (Start, 10m, 1m, 10.5m, 2m),
            (quote.Time, quote.BidPrice, quote.BidQuantity, quote.AskPrice, quote.AskQuantity));
        var funding = MemoryFile.Read(
            MemoryFile.Of(
                "v_BTC-USD-PERP_funding.csv", "timestamp_ms,funding_rate", $"{MemoryFile.Start},-0.00004062")).Events;
        Assert.Equal((MarketEventKind.Funding, -0.00004062m), (funding[0].Kind, funding[0].FundingRate));
    }

    [Fact]
    public void Gzip_is_told_by_its_first_bytes_and_not_by_the_name()
    {
        var text = MemoryFile.BarHeader + "\n" + MemoryFile.Bar(0, 10, 10, 10, 10) + "\n";
        Assert.Single(MemoryFile.Read(MemoryFile.OfBytes("v_BTC-USD_1m.csv", MemoryFile.Gzip(text))).Events);
        Assert.Single(MemoryFile.Read(MemoryFile.OfText("v_BTC-USD_1m.csv.gz", text)).Events);
    }

    [Fact]
    public void Gzip_files_joined_end_to_end_are_read_through()
    {
        byte[] joined =
        [
            .. MemoryFile.Gzip(MemoryFile.BarHeader + "\n" + MemoryFile.Bar(0, 10, 10, 10, 10) + "\n"),
            .. MemoryFile.Gzip(MemoryFile.Bar(1, 11, 11, 11, 11) + "\n"),
        ];
        Assert.Equal(2, MemoryFile.Read(MemoryFile.OfBytes("v_BTC-USD_1m.csv.gz", joined)).Events.Count);
    }

    [Fact]
    public void A_byte_order_mark_carriage_returns_blanks_in_the_header_and_empty_lines_do_no_harm()
    {
        var text =
            "\uFEFFTimestamp_ms, Open,High,Low,Close,Volume\r\n\r\n" + MemoryFile.Bar(0, 10, 10, 10, 10) + "\r\n\r\n";
        Assert.Single(MemoryFile.Read(MemoryFile.OfText("v_BTC-USD_1m.csv", text)).Events);
    }

    [Fact]
    public void A_last_line_without_a_line_feed_is_read_and_reported()
    {
        var (events, findings) = MemoryFile.Read(
            MemoryFile.OfText("v_BTC-USD_1m.csv", MemoryFile.BarHeader + "\n" + MemoryFile.Bar(0, 1, 1, 1, 1)));
        Assert.Single(events);
        var finding = Assert.Single(findings.Kept);
        Assert.Equal(
            (DataFindingCodes.LastLineOpen, 2L, DataSeverity.Warning), (finding.Code, finding.Line, finding.Severity));
    }

    [Theory]
    [InlineData("1e2", "100")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("00012.50", "12.50")]
    [InlineData("0.0000000000000000000000012", "0.0000000000000000000000012")]
    [InlineData("12345678901234567890.12345678", "12345678901234567890.12345678")]
    [InlineData("9999999999999999999", "9999999999999999999")]
    [InlineData("7.", "7")]
    [InlineData(".5", "0.5")]
    public void Numbers_are_read_exactly_in_every_spelling(string written, string meant)
    {
        var input = MemoryFile.Of("v_BTC-USD.csv", MemoryFile.TradeHeader, $"{MemoryFile.Start},1,{written},buy");
        Assert.Equal(decimal.Parse(meant, CultureInfo.InvariantCulture), MemoryFile.Read(input).Events[0].Quantity);
    }

    [Fact]
    public void Any_positive_decimal_is_read_back_as_it_was_written() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<decimal>().Generator.Where(value => value > 0m).ToArbitrary(),
            value =>
            {
                var line = $"{MemoryFile.Start},1,{value.ToString(CultureInfo.InvariantCulture)},sell";
                var read = MemoryFile.Read(
                    MemoryFile.Of("v_BTC-USD.csv", MemoryFile.TradeHeader, line)).Events[0].Quantity;
                return decimal.GetBits(read).SequenceEqual(decimal.GetBits(value));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_step_of_sparse_bars_is_their_greatest_common_divisor()
    {
        int[] minutes = [0, 6, 15, 21];
        var input = MemoryFile.Of(
            "v_BTC-USD.csv", minutes.Select(i => MemoryFile.Bar(i, 10, 10, 10, 10)).Prepend(MemoryFile.BarHeader));
        Assert.Equal("3m", MarketDataFile.Describe(input).Timeframe.ToString());
    }

    [Fact]
    public void What_the_user_names_goes_before_what_the_file_says()
    {
        var named =
            MemoryFile.Bars(10, 11) with
            {
                Symbol = Symbol.Of("ABC"),
                Timeframe = Timeframe.OfSeconds(30),
                Format = MarketDataFormat.MarkPrices,
            };
        var description = MarketDataFile.Describe(named);
        Assert.Equal(
            ("ABC", "30s", MarketDataFormat.MarkPrices),
            (description.Symbol.Value, description.Timeframe.ToString(), description.Format));
        Assert.Equal(
            2, MemoryFile.Read(named with { Timeframe = null }).Events.Count(e => e.Kind == MarketEventKind.Mark));
    }

    [Theory]
    [InlineData("coinbase_BTC-USD_4h.csv.gz", "coinbase", "BTC-USD", "4h")]
    [InlineData("/data/binance_BTCUSDT_1h_2018.csv", "binance", "BTC-USDT", "1h")]
    [InlineData("binance-usdm_ETHUSDT_1m.csv", "binance-usdm", "ETH-USDT-PERP", "1m")]
    [InlineData("binance-coinm_BTCUSD-PERP_1m.csv", "binance-coinm", "BTC-USD-PERP", "1m")]
    [InlineData("ETH-EUR_1d.csv", null, "ETH-EUR", "1d")]
    [InlineData("KRAKEN_SOLUSDC_2h.csv", "kraken", "SOL-USDC", "2h")]
    public void Venue_symbol_and_timeframe_are_read_from_the_name(
        string name, string? venue, string symbol, string timeframe)
    {
        var description = MarketDataFile.Describe(
            MemoryFile.Of(name, MemoryFile.BarHeader, MemoryFile.Bar(0, 10, 10, 10, 10)));
        Assert.Equal(
            (venue, symbol, timeframe),
            (description.Venue, description.Symbol.Value, description.Timeframe.ToString()));
        Assert.Equal(Start + description.Timeframe.Length, description.FirstEventTime);
    }

    [Fact]
    public void Decimals_and_typical_price_are_taken_from_the_first_rows()
    {
        var input = MemoryFile.Of(
            "v_BTC-USD.csv",
            MemoryFile.TradeHeader,
            $"{MemoryFile.Start},100.500,0.25000000,buy",
            $"{MemoryFile.Start},101.25,3,buy",
            $"{MemoryFile.Start},99,1.000,sell");
        var description = MarketDataFile.Describe(input);
        Assert.Equal(
            (2, 2, 100.5m), (description.PriceDecimals, description.QuantityDecimals, description.TypicalPrice));
    }

    [Fact]
    public void Reading_allocates_nothing_per_row()
    {
        const int rows = 50_000;
        var text = string.Join(
            '\n',
            Enumerable.Range(0, rows)
                .Select(i => MemoryFile.Bar(i, 10.25m, 11.5m, 9.75m, 10.5m))
                .Prepend(MemoryFile.BarHeader));
        var input = MemoryFile.OfText("v_BTC-USD_1m.csv", text + "\n");
        Assert.Equal(0, AllocatedAfterWarmUp(input, rows));
    }

    [Fact]
    public void Reading_packed_quotes_allocates_nothing_per_row()
    {
        const int rows = 50_000;
        var lines = Enumerable.Range(0, rows)
            .Select(i => $"{MemoryFile.Start + i},10.25,1,10.26,2.5,{i}")
            .Prepend(MemoryFile.QuoteHeader);
        var input = MemoryFile.OfBytes("v_BTC-USD.csv.gz", MemoryFile.Gzip(string.Join('\n', lines) + "\n"));
        Assert.Equal(0, AllocatedAfterWarmUp(input, rows));
    }

    private static long AllocatedAfterWarmUp(MarketDataInput input, int rows)
    {
        using var file = MarketDataFile.Open(MarketDataFile.Describe(input), 0, DataPolicy.Default, new());
        var warm = rows / 2;
        while (file.Rows < warm)
        {
            Assert.True(file.MoveNext());
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        while (file.MoveNext() && file.Rows < rows)
        {
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(rows, file.Rows);
        return allocated;
    }
}
