using ActorTrading.Domain.Indicators;

namespace ActorTrading.Domain.Tests.Indicators;

public sealed class AverageDirectionalIndexTests
{
    [Fact]
    public void It_is_a_hundred_when_every_bar_is_above_the_one_before()
    {
        var adx = new AverageDirectionalIndex(3);
        for (var i = 0; i < 20; i++)
        {
            adx.Update(new(10 + i, 11 + i, 10 + i, 11 + i, 1));
        }

        Assert.Equal(100, adx.Value, 1e-9);
        Assert.Equal(100, adx.PlusIndicator, 1e-9);
        Assert.Equal(0, adx.MinusIndicator);
    }

    [Fact]
    public void Bars_within_and_around_the_one_before_move_nothing_unless_one_side_is_longer()
    {
        var adx = new AverageDirectionalIndex(1);
        adx.Update(new(10, 12, 8, 10, 1));
        adx.Update(new(10, 13, 6, 10, 1));
        adx.Update(new(10, 12, 7, 10, 1));

        Assert.Equal((0, 0), (adx.PlusIndicator, adx.MinusIndicator));
        Assert.Equal(0, adx.Value);
    }

    [Fact]
    public void A_market_that_stops_for_an_age_leaves_no_jump_on_its_way_to_zero()
    {
        var adx = new AverageDirectionalIndex(2);
        double[] prices = [10, 12, 11, 14, 13];
        Feed.Closes(adx, prices);
        var before = adx.Value;

        var later = Feed.Closes(adx, [.. Enumerable.Repeat(13.0, 3_000)]);

        Assert.All(later.Zip(later.Skip(1)), x => Assert.True(x.Second <= Math.Max(x.First, before) + 1e-9));
        Assert.Equal(0, later[^1]);
    }
}
