using System.Diagnostics.Metrics;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Engine.Streams.Live;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Engine.Tests.Streams.Live;

/// <summary>What the stream says of itself.</summary>
public sealed class MeasureTests
{
    [Fact]
    public void Percentiles_are_within_an_eighth_of_the_true_ones() =>
        Prop.ForAll(Gen.Choose(0, 10_000_000).NonEmptyListOf().ToArbitrary(), values =>
        {
            var histogram = new LagHistogram();
            foreach (var ticks in values)
            {
                histogram.Add(TimeSpan.FromTicks(ticks));
            }

            var (sorted, read) = (values.Order().ToArray(), histogram.Read());
            Assert.Equal(values.Count, read.Count);
            Assert.Equal(sorted[^1], read.Max.Ticks);
            AssertNear(AtShare(sorted, 0.5), read.Median.Ticks);
            AssertNear(AtShare(sorted, 0.99), read.P99.Ticks);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_measured_is_nothing_and_time_that_runs_backwards_is_no_time()
    {
        var histogram = new LagHistogram();
        Assert.Equal(LagFigures.None, histogram.Read());

        histogram.Add(TimeSpan.FromSeconds(-1));
        Assert.Equal(new LagFigures(1, default, default, default), histogram.Read());
    }

    [Fact]
    public void The_rate_is_that_of_the_last_ten_seconds()
    {
        var scheduler = new DeterministicScheduler(1, DateTimeOffset.UnixEpoch);
        var rate = new RateWindow(scheduler.Time);
        rate.Add(scheduler.Time.GetTimestamp());
        Assert.Equal(1, rate.Read());

        for (var second = 1; second <= 40; second++)
        {
            scheduler.AdvanceTo(DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(second));
            for (var i = 0; i < (second <= 20 ? 5 : 50); i++)
            {
                rate.Add(scheduler.Time.GetTimestamp());
            }
        }

        Assert.Equal(50, rate.Read());
        scheduler.AdvanceTo(DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(45));
        Assert.Equal(30, rate.Read());
        scheduler.AdvanceTo(DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(90));
        Assert.Equal(0, rate.Read());
    }

    [Fact]
    public void Whoever_listens_to_the_meter_hears_it()
    {
        var (heard, gate) = (new Dictionary<string, double>(StringComparer.Ordinal), new Lock());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            var isOfStream = instrument.Name.StartsWith("market.", StringComparison.Ordinal);
            if (isOfStream && instrument.Meter.Name == "ActorTrading")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((i, value, _, _) => Hear(i.Name, value));
        listener.SetMeasurementEventCallback<int>((i, value, _, _) => Hear(i.Name, value));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Hear(i.Name + Text(tags), value));
        listener.Start();

        using var lab = new LoopLab();
        lab.Play(1m, 2m);
        LoopLab.Push(lab.Inlet, lab.Trade(3m));
        lab.Pass(TimeSpan.FromSeconds(5));
        lab.OnTap = _ => throw new InvalidOperationException();
        lab.Loop.RunUntilIdle();
        LoopLab.Push(lab.Inlet, lab.Trade(4m));
        listener.RecordObservableInstruments();

        // Other tests of this process run streams of their own at the same time.
        Assert.True(heard["market.events"] >= 3);
        Assert.True(heard["market.defects"] >= 1);
        Assert.True(heard["market.queue.depth"] >= 1);
        Assert.True(heard["market.lag"] >= 5);
        Assert.True(heard["market.event_lag"] >= 5);
        Assert.Contains("market.data.age{symbol=BTC-USD}", heard.Keys);
        Assert.Contains("market.conflated", heard.Keys);
        Assert.Contains("market.waits", heard.Keys);

        void Hear(string name, double value)
        {
            lock (gate)
            {
                heard[name] = heard.GetValueOrDefault(name) + value;
            }
        }
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        tags.IsEmpty ? "" : $"{{{tags[0].Key}={tags[0].Value}}}";

    private static int AtShare(int[] sorted, double share) => sorted[(int)Math.Ceiling(sorted.Length * share) - 1];

    private static void AssertNear(long expected, long actual) =>
        Assert.InRange(actual, expected, expected + (expected / 8) + 1);
}
