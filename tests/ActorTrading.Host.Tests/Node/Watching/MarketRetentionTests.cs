using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Node.Watching;
using ActorTrading.Host.Tests.Http;
using ActorTrading.Storage.MarketData;
using ActorTrading.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorTrading.Host.Tests.Node.Watching;

public sealed class MarketRetentionTests : IDisposable
{
    private static readonly Symbol Btc = Symbol.Of("BTC-USD");
    private static readonly Timeframe Hour = Timeframe.OfMinutes(60);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_is_older_than_it_is_kept_goes_in_every_timeframe_and_the_rest_stays()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var time = new ManualTime(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        using var store = SqliteMarketStore.Open(_folder["market.db"], time);
        var now = Timestamp.From(time.GetUtcNow());
        await store.Append(
            [
                Bar(Hour, now + TimeSpan.FromDays(-31)), Bar(Timeframe.OfMinutes(1), now + TimeSpan.FromDays(-40)),
                Bar(Hour, now + TimeSpan.FromDays(-29)),
            ],
            cancellation);
        var retention = new MarketRetention(
            store, TimeSpan.FromDays(30), time, NullLogger<MarketRetention>.Instance);

        Assert.Equal(2, await retention.Prune(cancellation));
        Assert.Equal(0, await retention.Prune(cancellation));

        var left = Assert.Single(await store.List(cancellation));
        Assert.Equal((Hour, 1L), (left.Timeframe, left.Count));
    }

    public void Dispose() => _folder.Dispose();

    private static MarketBar Bar(Timeframe timeframe, Timestamp open) =>
        new(Btc, timeframe, open, new OhlcvValues(100m, 100m, 100m, 100m, 1m));
}
