using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Simulation.Tests.Metrics;

public sealed class DrawdownTrackerTests
{
    private static readonly Timestamp Start = Timestamp.Parse("2025-01-01T00:00:00Z");

    [Fact]
    public void The_deepest_fall_is_that_of_a_plain_search_over_all_pairs() =>
        Prop.ForAll(Gen.Choose(1, 300).Select(v => (decimal)v).ArrayOf(30).ToArbitrary(), values =>
        {
            var all = values.Prepend(100m).ToArray();
            var deepest = 0d;
            var money = 0m;
            for (var i = 0; i < all.Length; i++)
            {
                for (var j = i; j < all.Length; j++)
                {
                    deepest = Math.Max(deepest, (double)((all[i] - all[j]) / all[i]));
                    money = Math.Max(money, all[i] - all[j]);
                }
            }

            var figures = Track(values).Read();
            return figures.Depth == deepest && figures.LargestMoney.Value == money;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_recovered_fall_knows_its_peak_trough_and_recovery()
    {
        var figures = Track(120m, 90m, 95m, 120m, 119m).Read();
        Assert.Equal(0.25, figures.Depth);
        Assert.Equal(30m, figures.Money.Value);
        Assert.Equal((At(1), At(2), At(4)), (figures.PeakAt, figures.TroughAt, figures.RecoveredAt));
        Assert.Equal(TimeSpan.FromHours(2), figures.Recovery);
        Assert.Equal(TimeSpan.FromHours(3), figures.LongestUnderwater);
        Assert.Equal(1d / 120d, figures.Current, 1e-12);
    }

    [Fact]
    public void A_fall_that_never_recovers_has_no_recovery_and_is_under_water_to_the_end()
    {
        var figures = Track(99m, 98m, 97m).Read();
        Assert.Null(figures.RecoveredAt);
        Assert.Null(figures.Recovery);
        Assert.Equal(TimeSpan.FromHours(3), figures.LongestUnderwater);
        Assert.Equal(Start, figures.PeakAt);
    }

    [Fact]
    public void A_later_deeper_fall_forgets_the_recovery_of_the_earlier()
    {
        var figures = Track(90m, 100m, 50m).Read();
        Assert.Equal(0.5, figures.Depth);
        Assert.Null(figures.RecoveredAt);
    }

    [Fact]
    public void A_smaller_fall_that_recovers_leaves_the_recovery_of_the_deepest_open()
    {
        var figures = Track(50m, 120m, 119m, 130m).Read();
        Assert.Equal(At(2), figures.RecoveredAt);
    }

    [Fact]
    public void Time_does_not_run_backwards()
    {
        var tracker = Track(99m, 98m);
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Mark(At(1), 97m));
    }

    private static DrawdownTracker Track(params decimal[] values)
    {
        var tracker = new DrawdownTracker(Start, new(100m, Currency.Usd));
        for (var i = 0; i < values.Length; i++)
        {
            tracker.Mark(At(i + 1), values[i]);
        }

        return tracker;
    }

    private static Timestamp At(int hour) => Start + TimeSpan.FromHours(hour);
}
