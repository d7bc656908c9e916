using ActorTrading.Domain.MarketData;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Backtests.Recording;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Backtests;

public sealed class RecorderQuietPathTests
{
    private const int Settling = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void Ticks_that_change_no_portfolio_are_recorded_without_allocating(int portfolios)
    {
        var events = Enumerable.Range(0, 3 * Settling).Select(i => Trade(i / 10.0, 101m + (i % 50 / 100m))).ToArray();
        var quiet = Enumerable.Range(0, portfolios).Select(i => Portfolio(Threshold, $"p{i}").OnTicks());
        var setup = Setup(events, [.. quiet]);
        using var recorder = new RunRecorder(setup, NoRunLog.Instance, TimeSpan.FromSeconds(1));
        using var backtest = new Backtest(setup with { Watchers = [recorder] });
        foreach (var e in events.Take(Settling))
        {
            recorder.OnEvent(e, backtest.Step(e));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Record(recorder, events);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        foreach (var e in events.Skip(Settling))
        {
            backtest.Step(e);
        }

        Assert.Equal(portfolios, recorder.Complete().OpenPositions.Length);
    }

    private static void Record(RunRecorder recorder, MarketEvent[] events)
    {
        for (var i = Settling; i < events.Length; i++)
        {
            recorder.OnEvent(events[i], isWarmUp: false);
        }
    }
}
