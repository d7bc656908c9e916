using ActorTrading.Domain.Indicators;

namespace ActorTrading.Domain.Tests.Indicators;

public sealed class RelativeStrengthIndexTests
{
    /// <summary>The worked example that is published most: QQQQ, 14 days, rounded there to two digits.</summary>
    private static readonly double[] PublishedCloses =
    [
        44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931,
        46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521,
        45.7137, 46.4515, 45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
    ];

    private static readonly double[] PublishedValues =
    [
        70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38,
        54.71, 50.42, 39.99, 41.46, 41.87, 45.46, 37.30, 33.08, 37.77,
    ];

    [Fact]
    public void It_repeats_the_published_example()
    {
        var values = Feed.Closes(new RelativeStrengthIndex(14), PublishedCloses);

        Assert.Equal(PublishedValues, values.Select(v => Math.Round(v, 2)));
    }

    [Fact]
    public void It_is_neutral_while_no_close_has_differed() =>
        Assert.Equal([50, 50], Feed.Closes(new RelativeStrengthIndex(2), 7, 7, 7, 7));

    [Fact]
    public void It_is_a_hundred_when_nothing_fell() =>
        Assert.Equal([100, 100], Feed.Closes(new RelativeStrengthIndex(2), 1, 2, 3, 3));

    [Fact]
    public void It_is_zero_when_nothing_rose() =>
        Assert.Equal([0, 0], Feed.Closes(new RelativeStrengthIndex(2), 3, 2, 1, 1));

    [Fact]
    public void It_turns_neutral_after_an_age_without_movement()
    {
        var rsi = new RelativeStrengthIndex(2);
        Feed.Closes(rsi, 1, 2, 4, 3);
        Assert.Equal(60, rsi.Value);

        var later = Feed.Closes(rsi, [.. Enumerable.Repeat(3.0, 2_000)]);

        Assert.All(later, value => Assert.True(Math.Abs(value - 60) < 1e-9 || value == 50));
        Assert.Equal(50, later[^1]);
    }
}
