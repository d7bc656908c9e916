using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Risk;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// Peaks, trading days and loss limits of a portfolio's equity. A new peak goes on record when it is this much above
/// the last, so that a rising market does not write an event with every tick; a decision always counts the equity of
/// its own moment too.
/// </summary>
public static class EquityWatch
{
    private const decimal PeakStep = 0.0025m;

    /// <summary>The levels of equity of whose passing the portfolio wants to be told.</summary>
    public static ImmutableArray<decimal> LevelsOf(Portfolio portfolio)
    {
        if (portfolio.Watermarks is not { } marks || !portfolio.Session.IsActive)
        {
            return [];
        }

        var limits = LossLimits.Thresholds(ViewAt(portfolio, marks.Peak, marks), portfolio.Policy.Limits)
            .Select(t => t.Equity.Value);
        return [.. limits, marks.Peak.Value * (1m + PeakStep)];
    }

    internal static void Observe(PortfolioTurn turn)
    {
        var view = turn.View;
        var marks = turn.Portfolio.Watermarks;
        var isNewDay = marks is null || marks.Observe(view.Equity, turn.At).DayStartedAt != marks.DayStartedAt;
        if (isNewDay || view.Equity.Value >= marks!.Peak.Value * (1m + PeakStep))
        {
            turn.Emit(new PortfolioEvent.EquityMarked(view.Equity) { At = turn.At });
        }

        var scope = HaltScope.Of(turn.Portfolio.Id);
        if (LossLimits.Evaluate(turn.View, turn.Portfolio.Policy.Limits) is { } loss
            && turn.Portfolio.Halts.LevelOf(scope) < loss.Level)
        {
            Halting.Raise(turn, new Halt(scope, loss.Level, loss.Reason, loss.Code, turn.At), flatten: false);
        }
    }

    private static PortfolioView ViewAt(Portfolio portfolio, Amount equity, EquityWatermarks marks) => new()
    {
        Id = portfolio.Id,
        At = marks.DayStartedAt,
        Equity = equity,
        FreeCash = equity,
        ReservedCash = Amount.Zero(portfolio.BaseCurrency),
        PeakEquity = marks.Peak,
        DayStartEquity = marks.DayStart,
        Positions = [],
        OpenOrders = [],
        ClosedTrades = [],
    };
}
