using ActorTrading.Simulation.Tests.Venues;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Paper;

public sealed class PaperVenueFailureTests
{
    private static PaperLab Resting()
    {
        var lab = new PaperLab();
        lab.Quote(99, 101).Submit("rests", Order(Buy, Limit, limit: 90m)).Says("rests accepted");
        return lab;
    }

    [Fact]
    public void What_could_not_be_saved_is_not_told_and_never_was()
    {
        using var lab = Resting();
        lab.Ledger.FailingSaves = 1;

        lab.Submit("a", Order(Buy, Market)).Says();

        Assert.False(lab.Venue.Health.IsAccepting);
        Assert.Contains("The disk is full.", lab.Venue.Health.Reason);
        lab.Pass(1).Query("a").Says("a not found");
        Assert.True(lab.Venue.Health.IsAccepting);
        Assert.Equal(1, lab.Venue.Health.TurnedAway);
        lab.Quote(99, 101).Submit("a", Order(Buy, Market)).Says("a accepted", "a buy 1 @ 101 taker");
    }

    [Fact]
    public void While_it_cannot_save_orders_get_no_answer_and_cancels_are_kept()
    {
        using var lab = Resting();
        (lab.Ledger.FailingSaves, lab.Ledger.FailingLoads) = (1, 2);

        lab.Submit("a", Order(Buy, Market)).Cancel("rests").Says();
        lab.Submit("b", Order(Buy, Market)).Query("rests").Says();
        lab.Venue.Deposit(Me, new("kept"), new(1m, Usd));
        lab.Pass(1).Says();
        lab.Pass(1).Says();
        Assert.Equal(lab.Now + TimeSpan.FromSeconds(1), lab.TimerDue);

        lab.Pass(1).Says("rests canceled requested", "rests accepted", "rests canceled requested");
        Assert.Equal(100_001m, Assert.Single(lab.Statement().Balances).Total);
        Assert.Equal(2, lab.Venue.Health.TurnedAway);
    }

    [Fact]
    public void What_was_saved_after_all_is_told_once_it_is_read_back()
    {
        using var lab = Resting();
        lab.Ledger.LostAnswers = 1;

        lab.Submit("a", Order(Buy, Market)).Cancel("rests").Says();

        lab.Pass(1).Says(
            "a accepted", "a buy 1 @ 101 taker", "rests canceled requested", "rests cancel rejected unknown_order");
        lab.Query("a").Says("a accepted", "a buy 1 @ 101 taker");
    }

    [Fact]
    public void A_transfer_whose_save_had_no_answer_counts_once()
    {
        using var lab = Resting();
        lab.Ledger.LostAnswers = 1;

        lab.Venue.Deposit(Me, new("t"), new(1m, Usd));
        lab.Step().Pass(1);

        Assert.Equal(100_001m, Assert.Single(lab.Statement().Balances).Total);
    }

    [Fact]
    public void A_market_opened_while_it_fails_is_there_afterwards()
    {
        using var lab = new PaperLab(VenueLab.Options(VenueModel.Quote) with { Instruments = [SpotInstrument] });
        lab.Ledger.FailingSaves = 1;
        lab.Submit("a", Order(Buy, Limit, limit: 90m)).Step();

        lab.Venue.ListInstrument(PerpetualInstrument);
        lab.Step().Pass(1);

        lab.Submit("p", Order(Buy, Limit, limit: 90m) with { Symbol = PerpetualSymbol }).Says("p accepted");
    }

    [Fact]
    public void A_listener_that_fails_does_not_stop_the_venue()
    {
        using var lab = Resting();
        lab.Reaction = _ =>
        {
            lab.Reaction = null;
            throw new InvalidOperationException("Nobody home.");
        };

        lab.Submit("a", Order(Buy, Market)).Says("a accepted", "a buy 1 @ 101 taker");

        Assert.True(lab.Venue.Health.IsAccepting);
        Assert.Contains("Nobody home.", lab.Venue.Health.Reason);
    }

    [Fact]
    public void A_listener_may_ask_while_it_is_told()
    {
        using var lab = Resting();
        lab.Reaction = report =>
        {
            if (report.Traded is { OrderId.Value: "a" })
            {
                lab.Submit("b", Order(Sell, Market));
            }
        };

        lab.Submit("a", Order(Buy, Market)).Step();

        lab.Says("a accepted", "a buy 1 @ 101 taker", "b accepted", "b sell 1 @ 99 taker");
    }

    [Fact]
    public void Books_that_hold_a_market_that_is_not_listed_stop_the_start()
    {
        using var lab = Resting();
        lab.Pass(1);
        lab.Options = lab.Options with { Venue = lab.Options.Venue with { Instruments = [PerpetualInstrument] } };

        Assert.Contains("BTC-USD", Assert.Throws<ArgumentException>(() => lab.Crash()).Message);
    }
}
