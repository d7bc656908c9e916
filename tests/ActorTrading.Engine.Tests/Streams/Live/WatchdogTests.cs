using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.Tests.Streams.Live;

public sealed class WatchdogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public void Silence_is_told_once_per_symbol_and_so_is_its_end()
    {
        using var lab = new LoopLab(o => o with { DataAgeMax = Limit });
        Hear(lab, LoopLab.Btc, LoopLab.Eth);
        Spend(lab, TimeSpan.FromSeconds(60), LoopLab.Eth);

        var stale = Assert.Single(lab.Ages);
        Assert.Equal((LoopLab.BtcSymbol, true, LoopLab.Start), (stale.Symbol, stale.IsStale, stale.LastEvent));
        Assert.InRange(stale.Age, Limit, Limit * 1.5);
        Assert.Equal([true, false], lab.Loop.Status().Symbols.Select(s => s.IsStale));

        Spend(lab, TimeSpan.FromSeconds(60), LoopLab.Btc, LoopLab.Eth);
        Assert.Equal([true, false], lab.Ages.Select(a => a.IsStale));
        Assert.Equal([false, false], lab.Loop.Status().Symbols.Select(s => s.IsStale));
    }

    [Fact]
    public void A_symbol_that_never_speaks_is_noticed()
    {
        using var lab = new LoopLab(o => o with { DataAgeMax = Limit });

        lab.Pass(TimeSpan.FromSeconds(20));

        Assert.Equal([null, null], lab.Ages.Select(a => a.LastEvent));
    }

    [Fact]
    public void A_bar_may_be_older_by_its_own_length()
    {
        var hour = Timeframe.OfMinutes(60);
        using var lab = new LoopLab(o => o with
        {
            DataAgeMax = Limit,
            Feeds = [new MarketFeed(LoopLab.Feeds[0].Instrument, hour)],
        });
        var bar = new OhlcvValues(1m, 1m, 1m, 1m, 1m);
        LoopLab.Push(lab.Inlet, MarketEvent.Bar(0, lab.Now, hour, bar));
        lab.Loop.RunUntilIdle();

        lab.Pass(TimeSpan.FromMinutes(60));
        Assert.Empty(lab.Ages);

        lab.Pass(TimeSpan.FromSeconds(15));
        Assert.True(Assert.Single(lab.Ages).IsStale);
    }

    private static void Hear(LoopLab lab, params ReadOnlySpan<int> instruments)
    {
        foreach (var instrument in instruments)
        {
            LoopLab.Push(lab.Inlet, lab.Trade(1m, instrument));
        }

        lab.Loop.RunUntilIdle();
    }

    private static void Spend(LoopLab lab, TimeSpan time, params ReadOnlySpan<int> instruments)
    {
        for (var end = lab.Now + time; lab.Now < end;)
        {
            Hear(lab, instruments);
            lab.Pass(TimeSpan.FromSeconds(1));
        }
    }
}
