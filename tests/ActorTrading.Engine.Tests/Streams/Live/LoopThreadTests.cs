using ActorTrading.Domain.Rules;

namespace ActorTrading.Engine.Tests.Streams.Live;

/// <summary>The stream on its own thread, talked to from others.</summary>
public sealed class LoopThreadTests
{
    private const int Events = 20_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feeds_and_entities_on_other_threads_are_served_to_the_last_event()
    {
        using var lab = new LoopLab();
        lab.Loop.Start();
        lab.Loop.StartEvaluating();
        var portfolio = LoopLab.Running("p", LoopLab.BtcSymbol, LoopLab.EthSymbol);
        lab.Watch(portfolio, PipelineLab.Compare("price", ComparisonOperator.GreaterThan, Events - 0.5));

        await Task.WhenAll(
            Task.Run(() => Feed(lab, LoopLab.Btc), Cancellation),
            Task.Run(() => Feed(lab, LoopLab.Eth), Cancellation),
            Task.Run(() => Change(lab, portfolio), Cancellation));
        lab.Loop.Stop();

        Assert.Empty(lab.Defects);
        Assert.Equal(2 * Events, lab.Tapped.Count);
        foreach (var instrument in (ReadOnlySpan<int>)[LoopLab.Btc, LoopLab.Eth])
        {
            var prices = lab.Tapped.Where(e => e.Instrument == instrument).Select(e => e.Price);
            Assert.Equal(Enumerable.Range(1, Events).Select(p => (decimal)p), prices);
        }

        Assert.Equal(2, lab.Looks.Count(look => look.Price == Events));
        Assert.False(lab.Loop.Status().IsRunning);
    }

    [Fact]
    public void It_is_started_once()
    {
        using var lab = new LoopLab();
        lab.Loop.Start();

        Assert.True(lab.Loop.Status().IsRunning);
        Assert.Throws<InvalidOperationException>(lab.Loop.Start);
    }

    private static async Task Feed(LoopLab lab, int instrument)
    {
        for (var price = 1; price <= Events; price++)
        {
            await lab.Inlet.Push(lab.Trade(price, instrument), Cancellation);
        }
    }

    // Prices read on the way never fall, and are never torn.
    private static void Change(LoopLab lab, Domain.Portfolios.Portfolio portfolio)
    {
        var last = 0m;
        for (var i = 0; i < Events; i++)
        {
            lab.Loop.Changed(portfolio, []);
            var price = lab.Loop.Marks.MarkOf(LoopLab.BtcSymbol)?.Price.Value ?? 0m;
            Assert.True(price >= last && price <= Events);
            last = price;
        }
    }
}
