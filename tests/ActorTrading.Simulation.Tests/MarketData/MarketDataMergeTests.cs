using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Simulation.Tests.MarketData;

public sealed class MarketDataMergeTests
{
    /// <summary>The documented order of kinds at one time.</summary>
    private static readonly MarketEventKind[] KindOrder =
    [
        MarketEventKind.Mark, MarketEventKind.Funding, MarketEventKind.Bar,
        MarketEventKind.Depth, MarketEventKind.Quote, MarketEventKind.Trade,
    ];

    [Fact]
    public void Kinds_at_one_time_come_in_the_documented_order_whatever_the_order_of_sources() =>
        Prop.ForAll(
            Gen.Shuffle(KindOrder).ToArbitrary(),
            kinds =>
            {
                using var merge = new MarketDataMerge(
                    kinds.Select(kind => new ListSource([Event(kind, 5, 0)])), DataPeriod.All);
                return MemoryFile.Drain(merge).Select(e => e.Kind).SequenceEqual(KindOrder);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ties_of_one_kind_go_by_the_order_of_the_sources()
    {
        using var merge = new MarketDataMerge(
            [
                new ListSource([Trade(1, 0), Trade(2, 0), Trade(2, 1)]), new ListSource([Trade(1, 10), Trade(2, 10)]),
            ], DataPeriod.All);
        Assert.Equal([0, 10, 0, 1, 10], MemoryFile.Drain(merge).Select(e => e.Instrument));
    }

    /// <summary>Sources of one kind each, whose instrument numbers tell every event apart.</summary>
    [Fact]
    public void A_merge_is_a_stable_sort_by_time_kind_and_source()
    {
        var source = Gen.Elements(KindOrder)
            .SelectMany(kind => Gen.Choose(0, 8).ListOf().Select(times => (Kind: kind, Times: times.Order().ToList())));
        Prop.ForAll(
            source.ListOf().ToArbitrary(),
            sources =>
            {
                var lists = sources.Select(
                    (s, i) => s.Times.Select((time, n) => Event(s.Kind, time, (i * 1_000) + n)).ToList()).ToList();
                var expected = lists.SelectMany((events, i) => events.Select(e => (Event: e, Source: i)))
                    .OrderBy(x => x.Event.Time).ThenBy(
                        x => Array.IndexOf(KindOrder, x.Event.Kind)).ThenBy(x => x.Source)
                    .Select(x => x.Event.Instrument);
                using var merge = new MarketDataMerge(lists.Select(events => new ListSource(events)), DataPeriod.All);
                return MemoryFile.Drain(merge).Select(e => e.Instrument).SequenceEqual(expected);
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_period_cuts_both_ends_inclusively_and_marks_the_warm_up()
    {
        var events = Enumerable.Range(0, 10).Select(i => Trade(i, i)).ToList();
        using var merge = new MarketDataMerge([new ListSource(events)], new(At(4), At(7), TimeSpan.FromSeconds(2)));
        var seen = new List<(int, bool)>();
        while (merge.MoveNext())
        {
            seen.Add((merge.Current.Instrument, merge.IsWarmUp));
        }

        Assert.Equal([(2, true), (3, true), (4, false), (5, false), (6, false), (7, false)], seen);
        Assert.False(merge.MoveNext());
    }

    [Fact]
    public void Without_a_warm_up_length_all_that_is_before_warms_up()
    {
        using var merge = new MarketDataMerge([new ListSource([Trade(0, 0), Trade(9, 9)])], new(At(5)));
        Assert.True(merge.MoveNext() && merge.IsWarmUp);
        Assert.True(merge.MoveNext() && !merge.IsWarmUp);
    }

    [Fact]
    public void Without_a_period_nothing_is_warm_up_and_without_sources_nothing_comes()
    {
        using var merge = new MarketDataMerge([new ListSource([Trade(0, 0)])], DataPeriod.All);
        Assert.True(merge.MoveNext() && !merge.IsWarmUp);
        using var empty = new MarketDataMerge([], DataPeriod.All);
        Assert.False(empty.MoveNext());
    }

    [Fact]
    public void Sources_are_disposed_of_with_the_merge()
    {
        ListSource[] sources = [new([Trade(0, 0)]), new([])];
        new MarketDataMerge(sources, DataPeriod.All).Dispose();
        Assert.All(sources, source => Assert.True(source.IsDisposed));
    }

    private static MarketEvent Trade(int second, int instrument) => Event(MarketEventKind.Trade, second, instrument);

    private static Timestamp At(int second) => Timestamp.FromUnixMilliseconds(MemoryFile.Start + (second * 1_000L));

    private static MarketEvent Event(MarketEventKind kind, int second, int instrument) => kind switch
    {
        MarketEventKind.Mark => MarketEvent.Mark(instrument, At(second), 1m),
        MarketEventKind.Funding => MarketEvent.Funding(instrument, At(second), 0m),
        MarketEventKind.Bar => MarketEvent.Bar(instrument, At(second), Timeframe.OfMinutes(1), new(1, 1, 1, 1, 1)),
        MarketEventKind.Depth => MarketEvent.Book(instrument, At(second), new([new(1, 1)], [new(2, 1)])),
        MarketEventKind.Quote => MarketEvent.Quote(instrument, At(second), new(1, 1, 2, 1)),
        _ => MarketEvent.Trade(instrument, At(second), 1m, 1m, Side.Buy),
    };
}
