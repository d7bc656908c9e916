using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Testing.MarketData;

/// <summary>The contract of <see cref="IMarketStore"/> as numbered cards. Each implementation has a subclass.</summary>
public abstract class MarketStoreConformance
{
    protected static readonly Symbol Btc = Symbol.Of("BTC-USD");
    private static readonly Symbol Eth = Symbol.Of("ETH-USD");
    private static readonly Timeframe Minute = Timeframe.OfMinutes(1);
    private static readonly Timeframe Hour = Timeframe.OfMinutes(60);
    private static readonly Timestamp Start = Timestamp.Parse("2026-02-02T10:00:00Z");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract IMarketStore Open();

    [Fact(DisplayName = "TC-M01 A bar reads back as it was, to the last decimal")]
    public async Task A_bar_reads_back_as_it_was()
    {
        var store = Open();
        var bar = new MarketBar(
            Btc, Minute, Start, new OhlcvValues(93_400.10m, 93_400.123456789m, 0.00000001m, 1.10m, 79_228_162.5m));

        Assert.True(store.Offer(bar));
        await store.Flush(Cancellation);

        Assert.Equal(bar, Assert.Single(await store.ReadBars(new BarQuery(Btc, Minute), Cancellation)));
    }

    [Fact(DisplayName = "TC-M02 Bars are read by symbol, timeframe and opening, the end not included")]
    public async Task Bars_are_read_by_symbol_timeframe_and_opening()
    {
        var store = Open();
        await store.Append([.. Enumerable.Range(0, 10).Select(i => Bar(i))], Cancellation);
        await store.Append([Bar(3, symbol: Eth), Bar(0, timeframe: Hour)], Cancellation);

        var query = new BarQuery(Btc, Minute) { From = At(3), To = At(6) };

        Assert.Equal([Bar(3), Bar(4), Bar(5)], await store.ReadBars(query, Cancellation));
        Assert.Equal([Bar(3, symbol: Eth)], await store.ReadBars(new BarQuery(Eth, Minute), Cancellation));
        Assert.Equal([Bar(0, timeframe: Hour)], await store.ReadBars(new BarQuery(Btc, Hour), Cancellation));
        Assert.Empty(await store.ReadBars(new BarQuery(Eth, Hour), Cancellation));
        var between = query with { From = At(3) + TimeSpan.FromTicks(1) };
        Assert.Equal([Bar(4), Bar(5)], await store.ReadBars(between, Cancellation));
    }

    [Fact(DisplayName = "TC-M03 A limit keeps the first, or the last where asked, in order of time")]
    public async Task A_limit_keeps_the_first_or_the_last()
    {
        var store = Open();
        foreach (var i in (ReadOnlySpan<int>)[4, 0, 3, 1, 2])
        {
            store.Offer(Bar(i));
        }

        await store.Flush(Cancellation);

        var query = new BarQuery(Btc, Minute) { Limit = 2 };
        Assert.Equal([Bar(0), Bar(1)], await store.ReadBars(query, Cancellation));
        Assert.Equal([Bar(3), Bar(4)], await store.ReadBars(query with { Latest = true }, Cancellation));
    }

    [Fact(DisplayName = "TC-M04 A bar that comes again takes the place of the first")]
    public async Task A_bar_that_comes_again_takes_its_place()
    {
        var store = Open();
        await store.Append([Bar(0), Bar(1)], Cancellation);
        var corrected = Bar(0) with { Values = new OhlcvValues(1m, 9m, 1m, 5m, 7m) };

        store.Offer(corrected);
        await store.Flush(Cancellation);

        Assert.Equal([corrected, Bar(1)], await store.ReadBars(new BarQuery(Btc, Minute), Cancellation));
        Assert.Equal(2, Assert.Single(await store.List(Cancellation)).Count);
    }

    [Fact(DisplayName = "TC-M05 Trades are kept as they come, equal ones too")]
    public async Task Trades_are_kept_as_they_come()
    {
        var store = Open();
        MarketTrade[] trades = [Trade(0, 1.10m), Trade(0, 1.10m), Trade(0, 1.2m), Trade(5, 3m), Trade(6, 4m)];
        foreach (var trade in trades)
        {
            Assert.True(store.Offer(trade));
        }

        await store.Flush(Cancellation);

        Assert.Equal(trades[..4], await store.ReadTrades(Btc, At(0), At(6), limit: 10, Cancellation));
        Assert.Equal(trades[..2], await store.ReadTrades(Btc, At(0), At(6), limit: 2, Cancellation));
        Assert.Empty(await store.ReadTrades(Eth, At(0), At(6), limit: 10, Cancellation));
    }

    [Fact(DisplayName = "TC-M06 The list tells what there is, by symbol and timeframe")]
    public async Task The_list_tells_what_there_is()
    {
        var store = Open();
        await store.Append([Bar(0), Bar(2), Bar(0, Eth), Bar(60, timeframe: Hour)], Cancellation);
        store.Offer(Trade(7, 1m));
        await store.Flush(Cancellation);

        Assert.Equal(
            [
                new MarketSeries(Btc, Timeframe.Tick, At(7), At(7), 1),
                new MarketSeries(Btc, Minute, At(0), At(2), 2),
                new MarketSeries(Btc, Hour, At(60), At(60), 1),
                new MarketSeries(Eth, Minute, At(0), At(0), 1),
            ],
            await store.List(Cancellation));
    }

    [Fact(DisplayName = "TC-M07 Pruning removes one timeframe from before a time, and nothing else")]
    public async Task Pruning_removes_one_timeframe_from_before_a_time()
    {
        var store = Open();
        await store.Append([Bar(0), Bar(1), Bar(2), Bar(0, timeframe: Hour)], Cancellation);
        store.Offer(Trade(0, 1m));
        store.Offer(Trade(1, 2m));

        Assert.Equal(2, await store.Prune(Minute, At(2), Cancellation));
        Assert.Equal(1, await store.Prune(Timeframe.Tick, At(1), Cancellation));
        Assert.Equal(0, await store.Prune(Minute, At(2), Cancellation));

        Assert.Equal([Bar(2)], await store.ReadBars(new BarQuery(Btc, Minute), Cancellation));
        Assert.Equal([Bar(0, timeframe: Hour)], await store.ReadBars(new BarQuery(Btc, Hour), Cancellation));
        Assert.Single(await store.ReadTrades(Btc, At(0), At(9), limit: 10, Cancellation));
    }

    [Fact(DisplayName = "TC-M08 What was written is counted")]
    public async Task What_was_written_is_counted()
    {
        var store = Open();
        await store.Append([Bar(0), Bar(1)], Cancellation);
        store.Offer(Trade(0, 1m));
        await store.Flush(Cancellation);

        Assert.Equal(new MarketStoreStatus(Written: 3, Dropped: 0, Waiting: 0), store.Status);
    }

    [Fact(DisplayName = "TC-M09 Writers and readers on many threads lose nothing")]
    public async Task Writers_and_readers_on_many_threads_lose_nothing()
    {
        const int bars = 2_000;
        var store = Open();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(part => Task.Run(
            async () =>
            {
                for (var i = part; i < bars; i += 4)
                {
                    Assert.True(store.Offer(Bar(i)));
                    if (i % 500 == part)
                    {
                        await store.ReadBars(new BarQuery(Btc, Minute), Cancellation);
                    }
                }
            },
            Cancellation)));
        await store.Flush(Cancellation);

        var read = await store.ReadBars(new BarQuery(Btc, Minute) { Limit = bars + 1 }, Cancellation);
        Assert.Equal(Enumerable.Range(0, bars).Select(i => Bar(i)), read);
    }

    protected static MarketBar Bar(int minute, Symbol? symbol = null, Timeframe? timeframe = null)
    {
        var price = 100m + minute;
        var values = new OhlcvValues(price, price + 1m, price - 1m, price, 0.5m);
        return new MarketBar(symbol ?? Btc, timeframe ?? Minute, At(minute), values);
    }

    private static MarketTrade Trade(int minute, decimal price) =>
        new(Btc, At(minute), new Price(price), new Quantity(0.001m), minute % 2 == 0 ? Side.Buy : Side.Sell);

    private static Timestamp At(int minute) => Start + TimeSpan.FromMinutes(minute);
}
