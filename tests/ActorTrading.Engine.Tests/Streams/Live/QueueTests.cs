using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Engine.Streams.Live;

namespace ActorTrading.Engine.Tests.Streams.Live;

/// <summary>What happens when events come faster than they are handled.</summary>
public sealed class QueueTests : IDisposable
{
    private readonly LoopLab _lab = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task A_full_queue_makes_the_feed_wait_and_loses_nothing()
    {
        for (var price = 1; price <= 8; price++)
        {
            LoopLab.Push(_lab.Inlet, _lab.Trade(price));
        }

        var ninth = _lab.Inlet.Push(_lab.Trade(9m), Cancellation).AsTask();
        Assert.False(ninth.IsCompleted);
        Assert.Equal((8, 1L), (_lab.Loop.Status().QueueDepth, _lab.Loop.Status().Waits));

        _lab.Loop.RunUntilIdle();
        await ninth;
        _lab.Loop.RunUntilIdle();

        Assert.Equal(Enumerable.Range(1, 9).Select(p => (decimal)p), _lab.Tapped.Select(e => e.Price));
    }

    [Fact]
    public async Task A_feed_that_waits_can_be_cancelled()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        for (var price = 1; price <= 8; price++)
        {
            LoopLab.Push(_lab.Inlet, _lab.Trade(price));
        }

        var waiting = _lab.Inlet.Push(_lab.Trade(9m), cancelled.Token).AsTask();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_feed_that_waits_when_the_stream_ends_is_told()
    {
        for (var price = 1; price <= 8; price++)
        {
            LoopLab.Push(_lab.Inlet, _lab.Trade(price));
        }

        var waiting = _lab.Inlet.Push(_lab.Trade(9m), Cancellation).AsTask();
        _lab.Loop.Stop();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public void Of_quotes_and_marks_that_wait_only_the_latest_of_a_symbol_is_kept()
    {
        var inlet = _lab.Loop.OpenInlet(InletPolicy.Conflate);
        var mark = MarketEvent.Mark(LoopLab.Btc, _lab.Now, 50m);

        LoopLab.Push(
            inlet,
            _lab.Quote(1m),
            _lab.Quote(2m, LoopLab.Eth),
            mark,
            _lab.Quote(3m),
            MarketEvent.Mark(LoopLab.Btc, _lab.Now, 51m),
            _lab.Quote(4m));
        _lab.Loop.RunUntilIdle();

        Assert.Equal([2m, 51m, 4m], _lab.Tapped.Select(e => e.Price));
        Assert.Equal(3, _lab.Loop.Status().Conflated);
    }

    [Fact]
    public void Bars_and_trades_are_never_conflated_and_keep_their_order()
    {
        var inlet = _lab.Loop.OpenInlet(InletPolicy.Conflate);
        var bar = MarketEvent.Bar(
            LoopLab.Btc, _lab.Now, Timeframe.OfMinutes(1), new OhlcvValues(30m, 30m, 30m, 30m, 1m));

        LoopLab.Push(inlet, _lab.Trade(1m), _lab.Quote(2m), _lab.Trade(3m), bar, _lab.Quote(4m), _lab.Trade(5m));
        _lab.Loop.RunUntilIdle();

        Assert.Equal([1m, 3m, 30m, 4m, 5m], _lab.Tapped.Select(e => e.Price));
    }

    [Fact]
    public void A_quote_takes_the_place_of_an_older_one_also_when_the_queue_is_full()
    {
        var inlet = _lab.Loop.OpenInlet(InletPolicy.Conflate);
        LoopLab.Push(inlet, _lab.Quote(1m));
        for (var price = 2; price <= 8; price++)
        {
            LoopLab.Push(inlet, _lab.Trade(price));
        }

        LoopLab.Push(inlet, _lab.Quote(9m));
        Assert.False(inlet.Push(_lab.Trade(10m), Cancellation).AsTask().IsCompleted);
        _lab.Loop.RunUntilIdle();

        Assert.Equal([2m, 3m, 4m, 5m, 6m, 7m, 8m, 9m], _lab.Tapped.Select(e => e.Price).Take(8));
    }

    [Fact]
    public void An_inlet_that_waits_has_every_quote_handled()
    {
        LoopLab.Push(_lab.Inlet, _lab.Quote(1m), _lab.Quote(2m), _lab.Quote(3m));
        _lab.Loop.RunUntilIdle();

        Assert.Equal([1m, 2m, 3m], _lab.Tapped.Select(e => e.Price));
        Assert.Equal(0, _lab.Loop.Status().Conflated);
    }
}
