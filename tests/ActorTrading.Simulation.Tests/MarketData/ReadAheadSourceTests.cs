using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Tests.MarketData;

public sealed class ReadAheadSourceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(20_000)]
    public void The_stream_is_the_same_event_for_event(int count)
    {
        var events = Events(count);
        using var ahead = new ReadAheadSource(new ListSource(events));
        Assert.Equal(events.Select(e => MemoryFile.Text(e)), MemoryFile.Drain(ahead).Select(e => MemoryFile.Text(e)));
        Assert.False(ahead.MoveNext());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    public void An_error_is_thrown_after_the_events_before_it_and_again_if_asked(int count)
    {
        using var ahead = new ReadAheadSource(new ListSource(Events(count), new InvalidOperationException("bad row")));
        for (var i = 0; i < count; i++)
        {
            Assert.True(ahead.MoveNext());
        }

        Assert.Equal("bad row", Assert.Throws<InvalidOperationException>(() => ahead.MoveNext()).Message);
        Assert.Throws<InvalidOperationException>(() => ahead.MoveNext());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(600)]
    public void Disposing_half_way_stops_the_thread_and_disposes_of_the_source(int taken)
    {
        var source = new ListSource(Events(100_000));
        var ahead = new ReadAheadSource(source);
        for (var i = 0; i < taken; i++)
        {
            Assert.True(ahead.MoveNext());
        }

        ahead.Dispose();
        ahead.Dispose();
        Assert.True(source.IsDisposed);
        Assert.InRange(source.Pulled, 0, taken + (6 * 512));
    }

    private static List<MarketEvent> Events(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
            MarketEvent.Trade(i, Timestamp.FromUnixMilliseconds(MemoryFile.Start + i), i + 1, 1m, Side.Sell)),
    ];
}
