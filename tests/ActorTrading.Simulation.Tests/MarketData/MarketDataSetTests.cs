using ActorTrading.Domain.MarketData;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Testing;

namespace ActorTrading.Simulation.Tests.MarketData;

public sealed class MarketDataSetTests
{
    [Fact]
    public void Files_of_one_symbol_share_an_instrument_with_the_finest_steps_of_what_is_traded()
    {
        var set = MarketDataSet.Of(
            [
                MemoryFile.Of(
                    "x_AAA-USD-PERP_mark_1m.csv",
                    MemoryFile.BarHeader,
                    $"{MemoryFile.Start},10.12345,10.12345,10.12345,10.12345,0"),
                MemoryFile.Of("x_BBB-USD_1m.csv", MemoryFile.BarHeader, MemoryFile.Bar(0, 1, 1, 1, 1)),
                MemoryFile.Of(
                    "x_AAA-USD-PERP_1m.csv", MemoryFile.BarHeader, $"{MemoryFile.Start},10.5,10.5,10.5,10.5,1.25"),
            ],
            DataPolicy.Default);
        Assert.Equal(["AAA-USD-PERP", "BBB-USD"], set.Instruments.Select(instrument => instrument.Symbol.Value));
        Assert.Equal((0.1m, 0.01m), (set.Instruments[0].Filters.TickSize, set.Instruments[0].Filters.LotStep));
        Assert.Single(set.Notes);
        using var merge = set.Open(DataPeriod.All, new());
        Assert.Equal(
            [(MarketEventKind.Mark, 0), (MarketEventKind.Bar, 1), (MarketEventKind.Bar, 0)],
            MemoryFile.Drain(merge).Select(e => (e.Kind, e.Instrument)));
    }

    [Fact]
    public void A_file_that_cannot_be_opened_any_more_throws_and_leaves_nothing_open()
    {
        var streams = new List<MemoryStream>();
        var good = MemoryFile.Bars(1, 1) with { Content = () => Kept(streams, MemoryFile.Bars(1, 1)) };
        var opened = 0;
        var gone =
            MemoryFile.Bars(1, 1) with
            {
                Content = () => opened++ == 0 ? MemoryFile.Bars(1, 1).Content!() : throw new FileNotFoundException(),
            };
        var set = MarketDataSet.Of([good, gone], DataPolicy.Default);
        var thrown = Assert.Throws<MarketDataException>(() => set.Open(DataPeriod.All, new()));
        Assert.Equal(DataFindingCodes.FileMissing, thrown.Finding.Code);
        Assert.All(streams, stream => Assert.False(stream.CanRead));
    }

    /// <summary>Quotes and trades of two markets at once; times never fall and nothing is lost.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Recorded_files_merge_in_order_of_time_with_and_without_reading_ahead(bool readAhead)
    {
        string[] files =
        [
            "quotes/binance-spot_BTCUSDT_20240808-20240809.csv.gz",
            "trades/binance-spot_BTCUSDT_20240808-20240809.csv.gz",
            "quotes/binance-usdm_BTCUSDT_20240808.csv.gz", "trades/binance-usdm_BTCUSDT_20240808.csv.gz",
        ];
        var set = MarketDataSet.Of(
            files.Select(file => new MarketDataInput(RecordedData.Require(file))), DataPolicy.Default);
        using var merge = set.Open(DataPeriod.All, new(), readAhead);
        var events = MemoryFile.Drain(merge);
        Assert.Equal(73_174 + 19_904 + 66_089 + 21_313, events.Count);
        Assert.True(events.Zip(events.Skip(1)).All(pair => pair.First.Time <= pair.Second.Time));
        Assert.Equal(2, set.Instruments.Length);
    }

    private static MemoryStream Kept(List<MemoryStream> streams, MarketDataInput input)
    {
        var stream = (MemoryStream)input.Content!();
        streams.Add(stream);
        return stream;
    }
}
