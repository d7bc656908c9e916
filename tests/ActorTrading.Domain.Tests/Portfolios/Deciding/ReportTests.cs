using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Risk.Protections;
using ActorTrading.Domain.Tests.Orders;

namespace ActorTrading.Domain.Tests.Portfolios.Deciding;

public sealed class ReportTests
{
    private static readonly ExitPlan Bracket = new() { StopLossPercentage = 5m, TakeProfitPercentage = 10m };

    [Fact]
    public void A_first_fill_brings_the_exits_and_a_second_one_resizes_them() =>
        Desk.Running().Do(d => d.Evaluating(Desk.Buys(Bracket)))
            .When(d => d.Filled(1, Side.Buy, 4m, 100m))
            .Then(
                "filled 1 4 at 100", "intended 2 protection sell 4 stop at 95",
                "intended 3 protection sell 4 limit at 110")
            .When(d => d.Filled(1, Side.Buy, 6m, 100m))
            .Then("filled 1 6 at 100", "cancel 2: exit plan changed", "cancel 3: exit plan changed")
            .When(d => d.Canceled(2)).Then("reported 2 canceled")
            .When(d => d.Canceled(3))
            .Then(
                "reported 3 canceled", "intended 4 protection sell 10 stop at 95",
                "intended 5 protection sell 10 limit at 110");

    [Fact]
    public void The_exits_of_one_position_are_one_group()
    {
        var exits = Desk.Holding(Bracket).Portfolio.Orders.Values.Select(o => o.Order.Spec).ToArray();

        Assert.Equal(2, exits.Length);
        Assert.NotNull(exits[0].OcoGroup);
        Assert.Equal(exits[0].OcoGroup, exits[1].OcoGroup);
        Assert.All(exits, e => Assert.True(e.ReduceOnly));
    }

    [Fact]
    public void A_report_that_comes_twice_is_taken_once() =>
        Desk.Running().Do(d => d.Evaluating(Desk.Buys()))
            .Do(d => d.Filled(1, Side.Buy, 4m, 100m, "t9"))
            .When(d => d.Filled(1, Side.Buy, 4m, 100m, "t9")).Then()
            .Do(d => d.Filled(1, Side.Buy, 6m, 100m, "t10"))
            .When(d => d.Filled(1, Side.Buy, 6m, 100m, "t10")).Then();

    [Fact]
    public void A_fill_after_the_cancel_is_money_all_the_same() =>
        Desk.Running().Do(d => d.Evaluating(Desk.Buys())).Do(d => d.Canceled(1))
            .When(d => d.Filled(1, Side.Buy, 4m, 100m)).Then("filled 1 4 at 100 (late fill)");

    [Theory]
    [InlineData("BNB-USD", 125, 9_875)]
    [InlineData("BTC-USD", 0, 10_000)]
    public void A_fee_in_a_third_coin_counts_at_the_price_of_its_own_market(string marked, int fees, int equity)
    {
        var (bnb, market) = (Currency.Of("BNB"), Symbol.Of("BNB-USD"));
        var desk = Desk.Running()
            .Do(at => new PortfolioCommand.ListInstrument(OrderFixtures.Spot with { Symbol = market, Base = bnb })
            {
                At = at,
            })
            .Do(d => d.Evaluating(Desk.Buys()));
        var fill = OrderFixtures.Fill("t1", 4m, 100m, Side.Buy, Desk.Order(1).Value) with { Fee = new(0.25m, bnb) };
        var price = new Price(marked == "BNB-USD" ? 500m : 100m);
        var marks = desk.Marks.With(Symbol.Of(marked), price);

        desk.Do(at => new PortfolioCommand.Report(OrderFixtures.Filled(fill), marks) { At = at });

        Assert.Equal(OrderFixtures.Usd(fees), desk.Portfolio.Ledger.ResultIn(Currency.Usd).Fees);
        Assert.Equal(OrderFixtures.Usd(equity), PortfolioViews.Of(desk.Portfolio, marks).Equity);
    }

    [Fact]
    public void A_late_fill_of_an_unlisted_market_is_refused()
    {
        var fill = OrderFixtures.Fill("t1", 1m) with { Symbol = Symbol.Of("DOGE-USD") };

        Desk.Running().When(d => d.Reporting(fill.OrderId, _ => OrderFixtures.Filled(fill)))
            .ThenRefused(PortfolioRejection.InstrumentUnknown);
    }

    [Fact]
    public void A_rejected_or_expired_entry_frees_its_reservation()
    {
        var desk = Desk.Running().Do(d => d.Evaluating(Desk.Buys()));
        Assert.NotEmpty(desk.Portfolio.Ledger.Reservations);

        desk.When(d => d.Rejected(1)).Then("reported 1 rejected");

        Assert.Empty(desk.Portfolio.Ledger.Reservations);
        Assert.Empty(desk.Portfolio.Orders);
    }

    [Fact]
    public void A_part_that_filled_frees_its_part_of_the_reservation()
    {
        var desk = Desk.Running().Do(d => d.Evaluating(Desk.Buys())).Do(d => d.Filled(1, Side.Buy, 4m, 100m));

        Assert.Equal(OrderFixtures.Usd(6m * 101m * 1.001m), desk.Portfolio.Ledger.Reservations[Desk.Order(1)]);
    }

    [Fact]
    public void When_the_position_is_closed_its_other_exit_goes_and_the_trade_is_counted() =>
        Desk.Holding(Bracket)
            .When(d => d.At(110m).Filled(3, Side.Sell, 10m, 110m))
            .Then("filled 3 10 at 110", "session trade counted", "cancel 2: position is closed");

    [Fact]
    public void A_protection_locks_entries_and_exits_still_pass()
    {
        var policy = TradingPolicy.Default with { Protections = [new Protection.CooldownPeriod()] };
        var desk = Desk.Holding(Bracket, policy)
            .Do(d => d.At(110m).Filled(3, Side.Sell, 10m, 110m))
            .Do(d => d.Canceled(2));
        Assert.Single(desk.Portfolio.Locks);

        desk.When(d => d.Evaluating(Desk.Buys(name: "again"))).Then("fired again v3", "denied entry protection_lock");
    }

    [Fact]
    public void What_is_too_small_to_sell_is_written_to_the_dust()
    {
        var desk = Desk.Holding().Do(d => d.At(94m).Evaluating(Desk.Sells(below: 95m)))
            .Do(d => d.Filled(2, Side.Sell, 9.9995m, 94m));

        desk.When(d => d.Canceled(2)).Then("reported 2 canceled", "dust settled at 94", "session trade counted");
        Assert.Equal(0.0005m, desk.Portfolio.Ledger.Dust[Desk.Btc].Quantity.Value);
    }

    [Fact]
    public void A_trail_that_is_placed_anew_starts_from_the_best_price_seen()
    {
        var trail = new ExitPlan { Trailing = new(new(0.05m, TrailUnit.Ratio), 0m, new(0.05m, TrailUnit.Ratio)) };

        Desk.Running().Do(d => d.Evaluating(Desk.Buys(trail))).Do(d => d.Filled(1, Side.Buy, 4m, 100m))
            .Do(d => d.At(118m, best: 120m).Filled(1, Side.Buy, 6m, 100m))
            .When(d => d.At(118m, best: 120m).Canceled(2))
            .Then("reported 2 canceled", "intended 3 protection sell 10 trailing stop at 114");
    }

    [Fact]
    public void A_refused_protection_is_not_asked_for_at_once_again_but_after_a_while() =>
        Desk.Running().Do(d => d.Evaluating(Desk.Buys(new() { StopLossPercentage = 5m })))
            .Do(d => d.Filled(1, Side.Buy, 10m, 100m))
            .When(d => d.Rejected(2)).Then("reported 2 rejected")
            .When(d => d.Pass(TimeSpan.FromMinutes(4)).Waking()).Then()
            .When(d => d.Pass(TimeSpan.FromMinutes(1)).Waking()).Then("intended 3 protection sell 10 stop at 95");

    [Fact]
    public void An_exit_that_the_venue_refuses_is_not_sent_in_a_circle()
    {
        var desk = Desk.Holding(new() { TimeExit = TimeSpan.FromHours(1) }).Pass(TimeSpan.FromHours(1));

        desk.When(d => d.Waking()).Then("close queued: TimeExit", "intended 2 exit sell 10 market")
            .When(d => d.Rejected(2)).Then("reported 2 rejected")
            .When(d => d.Pass(TimeSpan.FromMinutes(5)).Waking())
            .Then("close queued: TimeExit", "intended 3 exit sell 10 market");
    }
}
