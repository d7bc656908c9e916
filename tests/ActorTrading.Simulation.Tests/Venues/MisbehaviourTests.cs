using ActorTrading.Domain;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class MisbehaviourTests
{
    private readonly Misbehaviour _misbehaviour = new();
    private readonly VenueLab _lab;

    public MisbehaviourTests() =>
        _lab = new VenueLab(Options(VenueModel.Quote) with { Misbehaviour = _misbehaviour }).Quote(99, 101);

    [Fact]
    public void It_refuses_the_next_orders_for_the_given_reason()
    {
        _misbehaviour.RejectNext(1, new Refusal("overloaded", "Try again later."));

        _lab.Submit("a", Order(Buy, Market)).Submit("b", Order(Buy, Market));

        _lab.Says("a rejected overloaded", "b accepted", "b buy 1 @ 101 taker");
    }

    [Fact]
    public void A_lost_answer_is_told_when_the_order_is_asked_for()
    {
        _misbehaviour.LoseAnswers(1);
        _lab.Submit("a", Order(Buy, Market)).Says();
        Assert.Equal(1_001m, _lab.Balance(Btc).Free);

        _lab.Query("a").Says("a accepted", "a buy 1 @ 101 taker");
    }

    [Fact]
    public void A_duplicate_is_told_twice()
    {
        _misbehaviour.DuplicateReports(1);

        _lab.Submit("a", Order(Buy, Market)).Says("a accepted", "a accepted", "a buy 1 @ 101 taker");
    }

    [Fact]
    public void A_delayed_report_is_overtaken()
    {
        _misbehaviour.DelayReports(1, TimeSpan.FromSeconds(5));
        _lab.Submit("a", Order(Buy, Market)).Says("a buy 1 @ 101 taker");
        Assert.Equal(_lab.Venue.Now + TimeSpan.FromSeconds(5), _lab.Venue.NextDue);

        _lab.Venue.AdvanceTo(_lab.Venue.Now + TimeSpan.FromSeconds(5));

        _lab.Says("a accepted");
        Assert.Null(_lab.Venue.NextDue);
    }
}
