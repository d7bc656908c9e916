using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class LatencyTests
{
    private static readonly LatencyModel HalfSeconds = new()
    {
        Base = TimeSpan.FromMilliseconds(100),
        Insert = TimeSpan.FromMilliseconds(1_400),
        Cancel = TimeSpan.FromMilliseconds(400),
    };

    private static VenueLab Slow(VenueModel model) => new(Options(model) with { Latency = HalfSeconds });

    [Fact]
    public void A_request_meets_no_data_from_before_it_arrived()
    {
        var lab = Slow(VenueModel.Quote).Quote(99, 101).Submit("m", Order(Buy, Market));

        Assert.Equal(lab.Venue.Now + TimeSpan.FromMilliseconds(1_500), lab.Venue.NextDue);
        lab.Quote(199, 201).Says();
        lab.Quote(299, 301).Says("m accepted", "m buy 1 @ 201 taker");

        // It arrived between the second and the third quote, and said so.
        Assert.Equal(Start + TimeSpan.FromMilliseconds(2_500), ((AccountReport.Order)lab.Reports[0].Report).Report.At);
    }

    [Fact]
    public void A_request_arrives_before_an_event_of_the_same_time()
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with { Latency = new() { Base = TimeSpan.FromSeconds(1) } })
            .Quote(99, 101);

        lab.Submit("m", Order(Buy, Market)).Quote(199, 201).Says("m accepted", "m buy 1 @ 101 taker");
    }

    [Fact]
    public void A_cancel_may_overtake_its_order()
    {
        var lab = Slow(VenueModel.Quote).Quote(99, 101).Submit("l", Order(Buy, Limit, limit: 90)).Cancel("l");

        lab.Venue.AdvanceTo(Start + TimeSpan.FromMinutes(1));

        lab.Says("l cancel rejected unknown_order", "l accepted");
    }

    [Fact]
    public void An_order_that_arrives_inside_a_bar_meets_its_close_and_not_its_path()
    {
        var lab = Slow(VenueModel.Bar).Bar(100, 100, 100, 100);
        lab.Submit("m", Order(Buy, Market)).Submit("stop", Order(Sell, Stop, stop: 95))
            .Submit("l", Order(Buy, Limit, limit: 97));
        lab.Submit("due", Order(Sell, Stop, stop: 103))
            .Submit("ioc", Order(Buy, Limit, limit: 101) with { TimeInForce = TimeInForce.Ioc });

        lab.Bar(100, 110, 90, 102);

        lab.Says(
            "m accepted", "stop accepted", "l accepted", "due accepted", "ioc accepted",
            "m buy 1 @ 102 taker", "due triggered 103", "due sell 1 @ 102 taker", "ioc expired time_in_force");
        lab.Bar(102, 102, 94, 96).Says("stop triggered 95", "stop sell 1 @ 95 taker", "l buy 1 @ 97 maker");
    }

    [Fact]
    public void Advancing_the_clock_by_hand_does_not_let_an_order_into_the_bar_in_progress()
    {
        var lab = Slow(VenueModel.Bar).Bar(100, 100, 100, 100).Submit("stop", Order(Sell, Stop, stop: 95));
        lab.Venue.AdvanceTo(lab.Venue.NextDue!.Value);
        lab.Says("stop accepted");

        lab.Bar(100, 100, 90, 100).Says();
    }

    [Fact]
    public void Jitter_is_drawn_from_seed_account_and_id_alone()
    {
        var latency = new LatencyModel { JitterMax = TimeSpan.FromSeconds(1) };
        var options = Options(VenueModel.Quote) with { Latency = latency, Seed = 5 };
        var alone = new VenueLab(options);
        var crowded = new VenueLab(options);
        crowded.Venue.Submit(new("other"), new("x"), Order(Buy, Market));

        alone.Submit("a", Order(Buy, Limit, limit: 90));
        crowded.Submit("a", Order(Buy, Limit, limit: 90));
        alone.Venue.AdvanceTo(Start + TimeSpan.FromSeconds(1));
        crowded.Venue.AdvanceTo(Start + TimeSpan.FromSeconds(1));

        var mine = crowded.Reports.Single(report => report.Account == Me);
        Assert.Equal(alone.Reports.Single().Report, mine.Report with { });
        Assert.NotEqual(Start, ((AccountReport.Order)mine.Report).Report.At);
    }

    [Fact]
    public void A_negative_latency_is_a_defect_of_the_caller() => Assert.Throws<ArgumentException>(() =>
        new VenueLab(Options() with { Latency = new() { Cancel = TimeSpan.FromTicks(-1) } }));
}
