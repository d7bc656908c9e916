using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.MarketData.Synthetic;

namespace ActorTrading.Simulation.Tests.MarketData.Synthetic;

public sealed class SyntheticFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("synthetic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(SyntheticDetail.Bars, true, 2)]
    [InlineData(SyntheticDetail.Bars, false, 2)]
    [InlineData(SyntheticDetail.Ticks, true, 4)]
    public void Files_read_back_to_the_events_that_were_made(SyntheticDetail detail, bool isPacked, int files)
    {
        var options = SyntheticOptions.Sample with { Length = TimeSpan.FromHours(5), Detail = detail };
        var paths = SyntheticMarketFile.Write(_folder, options, isPacked);
        Assert.Equal(files, paths.Count);
        Assert.Equal(files, Directory.GetFiles(_folder).Length);
        var inputs = paths.Select(path => new MarketDataInput(path)).ToList();
        Assert.Empty(DataQuality.Inspect(inputs, DataPolicy.Default).Findings.Kept);
        using var merge = MarketDataSet.Of(inputs, DataPolicy.Default).Open(DataPeriod.All, new());
        using var market = new SyntheticMarket(options);
        Assert.Equal(Sorted(MemoryFile.Drain(market)), Sorted(MemoryFile.Drain(merge)));
    }

    [Fact]
    public void Names_tell_venue_symbol_and_timeframe()
    {
        var path = SyntheticMarketFile.Write(
            _folder, SyntheticOptions.Sample with { Length = TimeSpan.FromMinutes(3) })[0];
        Assert.Equal("synthetic_BTC-USD_1m.csv.gz", Path.GetFileName(path));
        var description = MarketDataFile.Describe(new(path));
        Assert.Equal(
            ("synthetic", "BTC-USD", "1m"),
            (description.Venue, description.Symbol.Value, description.Timeframe.ToString()));
    }

    [Fact]
    public void Funding_is_written_and_an_event_of_another_kind_is_refused()
    {
        var path = Path.Combine(_folder, "x_BTC-USD-PERP_funding.csv");
        var funding = MarketEvent.Funding(0, Timestamp.FromUnixMilliseconds(MemoryFile.Start), 0.0001m);
        using (var writer = new MarketDataWriter(path, MarketDataFormat.Funding))
        {
            writer.Write(funding);
            Assert.Throws<ArgumentException>(() => writer.Write(MarketEvent.Mark(0, funding.Time, 1m)));
            writer.Complete();
        }

        Assert.Equal(0.0001m, Assert.Single(MemoryFile.Read(new(path)).Events).FundingRate);
    }

    [Fact]
    public void A_file_that_was_not_completed_leaves_nothing_behind()
    {
        using (var writer = new MarketDataWriter(Path.Combine(_folder, "x_BTC-USD.csv.gz"), MarketDataFormat.Trades))
        {
            writer.Write(MarketEvent.Trade(0, Timestamp.FromUnixMilliseconds(MemoryFile.Start), 1m, 1m, Side.Buy));
        }

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Advice_is_timed_expires_and_follows_the_coming_regime_more_often_than_not()
    {
        var market = SyntheticOptions.Sample;
        var rows = SyntheticRecommendations.Of(market, new()).ToList();
        Assert.Equal(90 * 6 * 2, rows.Count);
        Assert.Equal(rows.OrderBy(row => row.Time), rows);
        Assert.All(rows, row => Assert.True(row.Expires > row.Time && row.Confidence is >= 0m and <= 1m));
        var regimes = new RegimePath(market);
        var trending = rows.Select(row => (row, regimes.At(row.Time + TimeSpan.FromHours(6)).Regime))
            .Where(x => x.Regime == MarketRegime.TrendUp)
            .ToList();
        var bullish = trending.Count(x => x.row.Recommendation is "BUY" or "STRONG_BUY") / (double)trending.Count;
        Assert.InRange(bullish, 0.65, 0.95);
        var right = trending.Where(x => x.row.Recommendation.EndsWith("BUY", StringComparison.Ordinal));
        var wrong = trending.Where(x => !x.row.Recommendation.EndsWith("BUY", StringComparison.Ordinal));
        Assert.True(right.Average(x => x.row.Confidence) > wrong.Average(x => x.row.Confidence));
    }

    [Fact]
    public void Advice_is_the_same_for_a_seed_and_blind_without_accuracy()
    {
        var market = SyntheticOptions.Sample;
        Assert.Equal(SyntheticRecommendations.Of(market, new()), SyntheticRecommendations.Of(market, new()));
        var blind = SyntheticRecommendations.Of(market, new() { Accuracy = 0 })
            .GroupBy(row => row.Recommendation)
            .ToList();
        Assert.Equal(5, blind.Count);
        Assert.All(blind, words => Assert.InRange(words.Count(), 150, 290));
    }

    private static IEnumerable<string> Sorted(IEnumerable<MarketEvent> events) =>
        events.OrderBy(e => e.Time).ThenBy(e => e.Kind).ThenBy(e => e.Instrument).Select(e => MemoryFile.Text(e));
}
