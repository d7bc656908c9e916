using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Tests.MarketData;

public sealed class MarketEventTests
{
    private const int Instrument = 7;
    private static readonly Timestamp Now = Timestamp.Parse("2026-01-31T09:30:00Z");

    [Fact]
    public void A_bar_has_its_prices_volume_and_length()
    {
        var e = MarketEvent.Bar(Instrument, Now, Timeframe.OfMinutes(5), new(1m, 4m, 0.5m, 2m, 9m));

        Assert.Equal((MarketEventKind.Bar, Timeframe.OfMinutes(5)), About(e));
        Assert.Equal((1m, 4m, 0.5m, 2m, 9m), (e.Open, e.High, e.Low, e.Close, e.Volume));
    }

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void A_trade_has_price_quantity_and_taker(Side taker)
    {
        var e = MarketEvent.Trade(Instrument, Now, 100m, 0.25m, taker);

        Assert.Equal((MarketEventKind.Trade, Timeframe.Tick), About(e));
        Assert.Equal((100m, 0.25m, taker), (e.Price, e.Quantity, e.TakerSide));
    }

    [Fact]
    public void A_quote_has_both_sides()
    {
        var e = MarketEvent.Quote(Instrument, Now, new(99m, 1m, 101m, 2m));

        Assert.Equal((MarketEventKind.Quote, Timeframe.Tick), About(e));
        Assert.Equal((99m, 1m, 101m, 2m), (e.BidPrice, e.BidQuantity, e.AskPrice, e.AskQuantity));
        Assert.Null(e.Depth);
    }

    [Fact]
    public void A_book_has_its_levels_and_reads_like_the_quote_of_its_best()
    {
        var depth = new OrderBookDepth([new(99m, 1m), new(98m, 5m)], [new(101m, 2m), new(102m, 6m)]);
        var e = MarketEvent.Book(Instrument, Now, depth);

        Assert.Equal((MarketEventKind.Depth, Timeframe.Tick), About(e));
        Assert.Equal((99m, 1m, 101m, 2m), (e.BidPrice, e.BidQuantity, e.AskPrice, e.AskQuantity));
        Assert.Same(depth, e.Depth);
    }

    [Fact]
    public void Funding_has_a_rate()
    {
        var e = MarketEvent.Funding(Instrument, Now, -0.0001m);

        Assert.Equal((MarketEventKind.Funding, Timeframe.Tick), About(e));
        Assert.Equal(-0.0001m, e.FundingRate);
    }

    [Fact]
    public void A_mark_has_a_price()
    {
        var e = MarketEvent.Mark(Instrument, Now, 60_000m);

        Assert.Equal((MarketEventKind.Mark, Timeframe.Tick), About(e));
        Assert.Equal(60_000m, e.Price);
    }

    private static (MarketEventKind Kind, Timeframe Timeframe) About(in MarketEvent e)
    {
        Assert.Equal((Now, Instrument), (e.Time, e.Instrument));
        return (e.Kind, e.Timeframe);
    }
}
