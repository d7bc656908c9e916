using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Tests.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Tests.Portfolios.Deciding;

/// <summary>Time, equity, halts, and what operators and the venue do to a portfolio.</summary>
public sealed class OperatorTests
{
    private static readonly OrderTerms Limit = new()
    {
        Type = OrderType.Limit,
        LimitOffsetPercentage = 1m,
        UnfilledTimeout = TimeSpan.FromMinutes(3),
    };

    [Fact]
    public void An_entry_that_does_not_fill_in_time_is_cancelled()
    {
        var desk = Resting();
        Assert.Equal(desk.Now + TimeSpan.FromMinutes(3), PortfolioSchedule.NextWake(desk.Portfolio, desk.Now));

        desk.When(d => d.Pass(TimeSpan.FromMinutes(2)).Waking()).Then()
            .When(d => d.Pass(TimeSpan.FromMinutes(1)).Waking()).Then("cancel 1: unfilled timeout")
            .When(d => d.Waking()).Then();
    }

    [Fact]
    public void An_exit_that_does_not_fill_in_time_is_placed_anew_and_goes_to_the_market_when_the_policy_says_so()
    {
        var terms = new OrderTerms
        {
            Type = OrderType.Limit,
            LimitOffsetPercentage = 1m,
            UnfilledTimeout = TimeSpan.FromMinutes(3),
        };
        var exit = Desk.Rule(
            "out", RuleType.Exit, ComparisonOperator.LessThan, 90, new RuleAction.Close(terms));
        var desk = Desk.Holding(policy: TradingPolicy.Default with { ExitTimeoutCount = 2 });

        desk.At(80m).Do(d => d.Evaluating(exit)).Do(d => d.Accepted(Desk.Order(2)))
            .When(d => d.Pass(TimeSpan.FromMinutes(3)).At(70m).Waking()).Then("cancel 2: unfilled timeout")
            .When(d => d.Canceled(2))
            .Then("reported 2 canceled", "close queued: Rule", "intended 3 exit sell 10 limit at 70.7")
            .Do(d => d.Accepted(Desk.Order(3)))
            .Do(d => d.Pass(TimeSpan.FromMinutes(3)).Waking())
            .When(d => d.Canceled(3))
            .Then("reported 3 canceled", "close queued: Rule", "intended 4 exit sell 10 market");
    }

    [Fact]
    public void A_cancel_that_a_close_waits_for_is_asked_for_again_after_the_venue_refused_it()
    {
        var desk = Desk.Holding(new ExitPlan { StopLossPercentage = 20m });

        desk.Do(d => d.At(85m).Evaluating(Desk.Sells(90m)))
            .Do(d => d.Reporting(Desk.Order(2), at => new VenueReport.CancelRejected(new("busy", "Try again."))
            {
                OrderId = Desk.Order(2),
                At = at,
            }));
        Assert.Equal(desk.Now + TimeSpan.FromSeconds(10), PortfolioSchedule.NextWake(desk.Portfolio, desk.Now));

        desk.When(d => d.Pass(TimeSpan.FromSeconds(10)).Waking()).Then("cancel 2: position is being closed");
    }

    [Fact]
    public void A_step_of_a_roi_table_moves_the_target_and_a_time_exit_closes()
    {
        var plan = new ExitPlan
        {
            RoiTable = [new(TimeSpan.Zero, 0.10m), new(TimeSpan.FromMinutes(10), 0.05m)],
            TimeExit = TimeSpan.FromMinutes(30),
        };
        var desk = Desk.Holding(plan);
        var opened = desk.Portfolio.Ledger.Positions[Desk.Btc].OpenedAt;
        Assert.Equal(opened + TimeSpan.FromMinutes(10), PortfolioSchedule.NextWake(desk.Portfolio, desk.Now));

        desk.When(d => d.Pass(TimeSpan.FromMinutes(9)).Waking()).Then("cancel 2: exit plan changed")
            .When(d => d.Canceled(2)).Then("reported 2 canceled", "intended 3 protection sell 10 limit at 105.01")
            .When(d => d.Pass(TimeSpan.FromMinutes(20)).Waking())
            .Then("close queued: TimeExit", "cancel 3: position is being closed");
    }

    [Fact]
    public void A_session_ends_on_schedule_and_takes_its_entries_with_it()
    {
        var config = Desk.Config with { ScheduledEnd = OrderFixtures.Start + TimeSpan.FromHours(1) };

        Desk.Funded()
            .Do(d => d.Session(at => new SessionCommand.Start(new("s1"), config, "me") { At = at }))
            .Do(d => d.Evaluating(Desk.Buys(terms: Limit)))
            .When(d => d.Pass(TimeSpan.FromHours(1)).Waking()).Then("session stopped", "cancel 1: session ended");
    }

    [Fact]
    public void Pausing_and_stopping_cancel_entries_and_leave_protections() =>
        Desk.Holding(new() { StopLossPercentage = 5m })
            .Do(d => d.Evaluating(Desk.Buys(name: "more", terms: Limit)))
            .When(d => d.Session(at => new SessionCommand.PauseEntries("lunch") { At = at }))
            .Then("session entries paused", "cancel 3: entries paused")
            .When(d => d.Session(at => new SessionCommand.Resume { At = at })).Then("session resumed")
            .When(d => d.Session(at => new SessionCommand.Stop("done") { At = at })).Then("session stopped")
            .When(d => d.Session(at => new SessionCommand.Resume { At = at }))
            .ThenRefused(SessionRejection.AlreadyStopped);

    [Fact]
    public void Equity_goes_on_record_with_a_new_peak_and_a_new_day() =>
        Desk.Holding()
            .When(d => d.At(102m).Marking()).Then()
            .When(d => d.At(102.5m).Marking()).Then("equity 10025")
            .When(d => d.At(102m).Pass(TimeSpan.FromDays(1)).Marking()).Then("equity 10020")
            .When(d => d.Marking()).Then();

    [Fact]
    public void A_reached_loss_limit_halts_once()
    {
        var policy = TradingPolicy.Default with { Limits = RiskLimits.Default with { MaxDrawdownPercentage = 1m } };

        Desk.Holding(policy: policy)
            .When(d => d.At(90.01m).Marking()).Then()
            .When(d => d.At(90m).Marking()).Then("raised ReduceOnly on portfolio p1: drawdown")
            .When(d => d.At(80m).Marking()).Then()
            .When(d => d.At(101m).Evaluating(Desk.Buys(name: "more"))).Then("fired more v3", "denied entry halted");
    }

    [Fact]
    public void A_halt_cancels_entries_and_flattens_only_where_asked() =>
        Desk.Holding(new() { StopLossPercentage = 5m })
            .Do(d => d.Evaluating(Desk.Buys(name: "more", terms: Limit)))
            .When(d => d.Halting(HaltLevel.Halted, flatten: false))
            .Then("raised Halted on portfolio p1: me", "cancel 3: halt: smoke")
            .Do(d => d.Canceled(3))
            .When(d => d.Halting(HaltLevel.Halted, flatten: true))
            .Then("close queued: EmergencyStop", "cancel 2: position is being closed")
            .When(d => d.Canceled(2)).Then("reported 2 canceled", "intended 4 exit sell 10 market");

    [Fact]
    public void A_halt_is_lowered_by_who_says_why() =>
        Desk.Holding().Do(d => d.Halting(HaltLevel.Halted, flatten: false))
            .When(d => Lowering(d, "fire is out")).Then("lowered to None on portfolio p1")
            .When(d => Lowering(d, "")).ThenRefused(HaltRejection.ReasonMissing);

    [Fact]
    public void A_halt_without_a_level_is_refused() =>
        Desk.Running().When(d => d.Halting(HaltLevel.None, flatten: false)).ThenRefused(HaltRejection.LevelMissing);

    [Fact]
    public void An_operator_cancels_an_order_once_and_none_that_is_unknown() =>
        Resting()
            .When(at => Cancelling(1, at)).Then("cancel 1: asked for by me")
            .When(at => Cancelling(1, at)).Then()
            .When(at => Cancelling(9, at)).ThenRefused(PortfolioRejection.OrderUnknown);

    [Fact]
    public void An_operator_closes_a_position_after_the_session_too() =>
        Desk.Holding()
            .Do(d => d.Session(at => new SessionCommand.Stop("done") { At = at }))
            .When(Closing).Then("close queued: Operator", "intended 2 exit sell 10 market")
            .Do(d => d.Filled(2, Side.Sell, 10m, 100m))
            .When(Closing).ThenRefused(PortfolioRejection.NoPosition);

    [Fact]
    public void A_close_of_what_nobody_can_sell_is_denied_and_in_the_end_kept_as_dust()
    {
        var desk = Desk.Running().Do(d => d.Evaluating(Desk.Buys())).Do(d => d.Filled(1, Side.Buy, 0.001m, 100m))
            .When(Closing).Then("close queued: Operator", "denied exit close_too_small")
            .When(d => d.Canceled(1)).Then("reported 1 canceled", "dust settled at 100", "session trade counted");

        Assert.Empty(desk.Portfolio.Ledger.Positions);
        Assert.Equal(0.001m, desk.Portfolio.Ledger.Dust[Desk.Btc].Quantity.Value);
    }

    [Fact]
    public void Funding_is_settled_in_cash() =>
        Desk.Running()
            .When(at => new PortfolioCommand.SettleFunding(Desk.Btc, OrderFixtures.Usd(-3m), 0.0001m) { At = at })
            .Then("funding -3 USD");

    [Fact]
    public void A_liquidation_is_booked_once_and_its_protections_go() =>
        Desk.Holding(new() { StopLossPercentage = 5m })
            .When(Liquidating).Then("liquidated 10 at 60", "session trade counted", "cancel 2: position is closed")
            .When(Liquidating).Then();

    [Fact]
    public void The_reason_for_a_close_by_hand_stays_with_the_order()
    {
        var desk = Desk.Holding();

        desk.Do(d => new PortfolioCommand.ClosePosition(Desk.Btc, "me", d.Marks) { At = d.Now, Reason = "bad news" });

        var order = desk.Portfolio.Orders.Values.Single();
        Assert.Equal(("me", "bad news"), (order.Intent.Why.RequestedBy, order.Intent.Why.RequestReason));
    }

    private static Desk Resting() => Desk.Running()
        .Do(d => d.Evaluating(Desk.Buys(terms: Limit)))
        .Do(d => d.Accepted(Desk.Order(1)));

    private static PortfolioCommand.CancelOrder Cancelling(int order, Timestamp at) =>
        new(Desk.Order(order), "me") { At = at };

    private static PortfolioCommand Closing(Desk desk) =>
        new PortfolioCommand.ClosePosition(Desk.Btc, "me", desk.Marks) { At = desk.Now };

    private static PortfolioCommand Liquidating(Desk desk)
    {
        var fill = OrderFixtures.Fill("liq-1", 10m, 60m, Side.Sell, "liquidation-1");
        return new PortfolioCommand.BookLiquidation(fill, desk.Marks) { At = desk.Now };
    }

    private static PortfolioCommand.ChangeHalt Lowering(Desk desk, string reason)
    {
        var lower = new HaltCommand.Lower(HaltScope.Of(Desk.Id), HaltLevel.None, reason, "me", desk.Now);
        return new(lower, Flatten: false, desk.Marks) { At = desk.Now };
    }

    [Fact]
    public void A_session_after_another_counts_for_itself()
    {
        var desk = Desk.Holding().Do(d => d.Evaluating(Desk.Sells(101m))).Do(d => d.Filled(2, Side.Sell, 10m, 100m))
            .Do(d => d.Session(at => new SessionCommand.Stop("enough") { At = at }));
        Assert.Equal(1, desk.Portfolio.Session.TotalTrades);

        desk.Do(d => d.Session(at => new SessionCommand.Start(new("s2"), Desk.Config, "me") { At = at }));

        var second = desk.Portfolio.Session;
        Assert.Equal((SessionPhase.Running, 0, 1L), (second.Phase, second.TotalTrades, second.LastTradeNumber));
        Assert.Equal((null, null, null), (second.StoppedAt, second.Reason, second.TotalProfit));
    }
}
