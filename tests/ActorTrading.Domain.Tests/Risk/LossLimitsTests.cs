using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Risk;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Risk.Market;
using PortfolioView = ActorTrading.Domain.Portfolios.PortfolioView;

namespace ActorTrading.Domain.Tests.Risk;

public sealed class LossLimitsTests
{
    private static readonly RiskLimits Limits = new(
        )
    { MaxDailyLossPercentage = 5m, MaxDailyLoss = 600m, MaxDrawdownPercentage = 20m };

    /// <summary>Start 10 000 and peak 12 000: 9 500 by share, 9 400 by value, 9 600 by drawdown.</summary>
    private static readonly PortfolioView View = Portfolio with { PeakEquity = Usd(12_000m) };

    [Fact]
    public void Thresholds_come_with_the_one_that_trips_first_in_front()
    {
        Assert.Equal([new(RiskCodes.Drawdown, Usd(9_600m)), new(RiskCodes.DailyLoss, Usd(9_500m))],
            LossLimits.Thresholds(View, Limits));
        Assert.Equal(Usd(9_600m), LossLimits.TripEquity(View, Limits));
        Assert.Equal(Usd(9_500m), LossLimits.TripEquity(View, Limits with { MaxDrawdownPercentage = null }));
        Assert.Equal(Usd(9_400m),
            LossLimits.TripEquity(View, Limits with { MaxDrawdownPercentage = null, MaxDailyLossPercentage = null }));
        Assert.Null(LossLimits.TripEquity(View, RiskLimits.None));
    }

    [Fact]
    public void A_halt_is_due_at_the_threshold_and_not_above()
    {
        Assert.Null(LossLimits.Evaluate(View with { Equity = Usd(9_600.01m) }, Limits));

        var halt = LossLimits.Evaluate(View with { Equity = Usd(9_600m) }, Limits);

        Assert.Equal((RiskCodes.Drawdown, HaltLevel.ReduceOnly, Usd(9_600m)), (halt!.Code, halt.Level, halt.Threshold));
        Assert.Equal(
            "The drop of 20 % from the peak has reached its limit: equity 9600 USD, threshold 9600.0 USD.",
            halt.Reason);
    }

    [Fact]
    public void A_daily_loss_halts_as_strictly_as_asked()
    {
        var limits = Limits with { MaxDrawdownPercentage = null, LossHaltLevel = HaltLevel.Halted };

        var halt = LossLimits.Evaluate(View with { Equity = Usd(9_500m) }, limits);

        Assert.Equal((RiskCodes.DailyLoss, HaltLevel.Halted), (halt!.Code, halt.Level));
        Assert.Contains("500 USD", halt.Reason, StringComparison.Ordinal);
        Assert.Null(
            LossLimits.Evaluate(View with { Equity = Usd(1m) }, limits with { LossHaltLevel = HaltLevel.None }));
        Assert.Null(LossLimits.Evaluate(View with { Equity = Usd(1m) }, RiskLimits.None));
    }

    [Fact]
    public void The_halt_and_the_gate_agree() => Prop.ForAll(
        Gen.Choose(8_000, 12_000).ToArbitrary(),
        Gen.Choose(9_000, 11_000).ToArbitrary(),
        Gen.Choose(0, 2_000).ToArbitrary(),
        (equity, start, above) =>
        {
            var view = Portfolio with
            {
                Equity = Usd(equity),
                DayStartEquity = Usd(start),
                PeakEquity = Usd(start + above)
            };
            var denied = DeniedCodes(Request with { Portfolio = view, Limits = Limits });
            var gateDenies = denied.Contains(RiskCodes.DailyLoss) || denied.Contains(RiskCodes.Drawdown);
            return gateDenies == LossLimits.Evaluate(view, Limits) is not null
                && gateDenies == (view.Equity <= LossLimits.TripEquity(view, Limits)!.Value);
        }).QuickCheckThrowOnFailure();
}
