using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Tests.Portfolios.Deciding;

/// <summary>What a portfolio makes of orders whose fate a crash has hidden.</summary>
public sealed class RestartTests
{
    private static readonly ExitPlan Stop = new() { StopLossPercentage = 5m };

    [Fact]
    public void An_unknown_order_keeps_its_capital_and_is_not_sent_again()
    {
        var desk = Desk.Running().Do(d => d.Evaluating(Desk.Buys()))
            .When(d => Unconfirmed(d, 1)).Then("reported 1 unconfirmed");
        var reserved = desk.Portfolio.Ledger.Reserved(Currency.Usd);

        desk.Pass(TimeSpan.FromMinutes(10)).When(d => d.Waking()).Then()
            .When(d => d.Evaluating(Desk.Buys())).Then();

        Assert.Equal(OrderStatus.Unknown, desk.Portfolio.Orders[Desk.Order(1)].Order.Status);
        Assert.True(reserved.Value > 0m);
        Assert.Equal(reserved, desk.Portfolio.Ledger.Reserved(Currency.Usd));
    }

    [Fact]
    public void An_entry_that_the_venue_never_had_is_let_go_and_not_made_up_for()
    {
        var desk = Desk.Running().Do(d => d.Evaluating(Desk.Buys())).Do(d => Unconfirmed(d, 1))
            .When(d => NotFound(d, 1)).Then("reported 1 not found");

        Assert.Empty(desk.Portfolio.Orders);
        Assert.Equal(0m, desk.Portfolio.Ledger.Reserved(Currency.Usd).Value);
        desk.When(d => d.Evaluating(Desk.Buys())).Then();
    }

    [Fact]
    public void A_protection_that_the_venue_never_had_is_placed_anew_at_once() =>
        Desk.Running().Do(d => d.Evaluating(Desk.Buys(Stop))).Do(d => d.Filled(1, Side.Buy, 10m, 100m))
            .When(d => NotFound(d, 2)).Then("reported 2 not found", "intended 3 protection sell 10 stop at 95");

    [Fact]
    public void A_close_that_the_venue_never_had_is_decided_anew_at_the_market() =>
        Desk.Holding().At(90m).Do(d => d.Evaluating(Desk.Sells(95m)))
            .When(d => NotFound(d, 2))
            .Then("reported 2 not found", "close queued: Rule", "intended 3 exit sell 10 market");

    [Fact]
    public void An_emergency_close_stays_one()
    {
        var desk = Desk.Holding().Do(d => d.Halting(HaltLevel.Halted, flatten: true))
            .When(d => NotFound(d, 2))
            .Then("reported 2 not found", "close queued: EmergencyStop", "intended 3 exit sell 10 market");

        Assert.Equal(ExitReason.EmergencyStop, desk.Portfolio.Orders[Desk.Order(3)].Intent.Why.ExitReason);
    }

    [Fact]
    public void A_fill_that_the_crash_hid_counts_once_however_often_it_is_told() =>
        Desk.Running().Do(d => d.Evaluating(Desk.Buys())).Do(d => Unconfirmed(d, 1))
            .When(d => d.Accepted(Desk.Order(1))).Then("reported 1 accepted")
            .When(d => d.Filled(1, Side.Buy, 10m, 100m, "t1")).Then("filled 1 10 at 100")
            .When(d => d.Filled(1, Side.Buy, 10m, 100m, "t1")).Then();

    private static PortfolioCommand Unconfirmed(Desk desk, int order) =>
        desk.Reporting(Desk.Order(order), at => new VenueReport.Unconfirmed("restarted before the answer")
        {
            OrderId = Desk.Order(order),
            At = at,
        });

    private static PortfolioCommand NotFound(Desk desk, int order) =>
        desk.Reporting(Desk.Order(order), at => new VenueReport.NotFound("no such order")
        {
            OrderId = Desk.Order(order),
            At = at,
        });
}
