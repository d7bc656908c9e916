using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Scheduling.Runners;

namespace ActorTrading.Host.Tests.Scheduling;

public sealed class DataCollectionTests
{
    private static readonly Symbol Btc = Symbol.Of("BTC-USD");
    private static readonly Timestamp Noon = Timestamp.Parse("2026-03-04T12:00:00Z");
    private static readonly JobTask.DataCollection Hours =
        new([Btc], Timeframe.OfMinutes(60), TimeSpan.FromHours(2));

    private readonly InMemoryMarketStore _store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Longer_bars_are_made_of_the_shorter_ones_and_stored_once()
    {
        await _store.Append(
            [.. Enumerable.Range(-180, 240).Select(minute => Minute(minute, price: 100 + minute))], Cancel);

        var outcome = await Collect(Hours, Noon + TimeSpan.FromMinutes(10));
        await Collect(Hours, Noon + TimeSpan.FromMinutes(10));

        Assert.Contains("2 bars of 1h", Assert.IsType<JobOutcome.Succeeded>(outcome).Message);
        var bars = await _store.ReadBars(new(Btc, Timeframe.OfMinutes(60)), Cancel);
        Assert.Equal([Noon - TimeSpan.FromHours(2), Noon - TimeSpan.FromHours(1)], bars.Select(b => b.OpenTime));
        Assert.Equal(new OhlcvValues(40, 99, 40, 99, 60), bars[1].Values);
    }

    [Fact]
    public async Task A_stretch_without_trading_has_no_bars()
    {
        await _store.Append([Minute(-300, 100), Minute(-30, 100)], Cancel);

        await Collect(Hours, Noon);

        Assert.Single(await _store.ReadBars(new(Btc, Timeframe.OfMinutes(60)), Cancel));
    }

    [Fact]
    public async Task Without_shorter_bars_there_is_nothing_to_collect() => Assert.Equal(
        "The store holds no bars of BTC-USD from which 1h could be made.",
        Assert.IsType<JobOutcome.Failed>(await Collect(Hours, Noon)).Message);

    private Task<JobOutcome> Collect(JobTask.DataCollection task, Timestamp fireTime) =>
        new DataCollectionRunner(new StoredHistory(_store), _store).Run(
            new(new("collect"), 1, 1, fireTime, task, TimeSpan.FromMinutes(1)), task, Cancel);

    private static MarketBar Minute(int minute, decimal price) => new(
        Btc,
        Timeframe.OfMinutes(1),
        Noon + TimeSpan.FromMinutes(minute),
        new OhlcvValues(price, price, price, price, 1));
}
