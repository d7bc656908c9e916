using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Risk;

/// <summary>
/// Daily loss and drawdown from the peak, as conditions on equity: while the day's start and the peak stand, each is
/// one threshold, so that a host can watch it like a price.
/// </summary>
public static class LossLimits
{
    private const decimal PointsPerWhole = 100m;

    /// <summary>Every limit that is set, the one that trips first before the others.</summary>
    public static ImmutableArray<LossThreshold> Thresholds(PortfolioView portfolio, RiskLimits limits)
    {
        var found = ImmutableArray.CreateBuilder<LossThreshold>();
        if (DailyThreshold(portfolio, limits) is { } daily)
        {
            found.Add(new(RiskCodes.DailyLoss, daily));
        }

        if (DrawdownThreshold(portfolio, limits) is { } drawdown)
        {
            found.Add(new(RiskCodes.Drawdown, drawdown));
        }

        found.Sort((left, right) => right.Equity.Value.CompareTo(left.Equity.Value));
        return found.ToImmutable();
    }

    /// <summary>The equity at or below which a halt is due; null where no loss limit is set.</summary>
    public static Amount? TripEquity(PortfolioView portfolio, RiskLimits limits) =>
        Thresholds(portfolio, limits) is [var first, ..] ? first.Equity : null;

    /// <summary>The halt that is due now; null for none.</summary>
    public static LossHalt? Evaluate(PortfolioView portfolio, RiskLimits limits)
    {
        if (limits.LossHaltLevel == HaltLevel.None
            || Thresholds(portfolio, limits) is not [var first, ..] || portfolio.Equity > first.Equity)
        {
            return null;
        }

        var reason = first.Code == RiskCodes.DailyLoss
            ? $"The day's loss of {-portfolio.DailyProfit} has reached its limit"
            : $"The drop of {portfolio.DrawdownPercentage:0.##} % from the peak has reached its limit";
        return new(first.Code, limits.LossHaltLevel, portfolio.Equity, first.Equity,
            $"{reason}: equity {portfolio.Equity}, threshold {first.Equity}.");
    }

    /// <summary>The higher of what the percentage and the value of the daily loss allow.</summary>
    internal static Amount? DailyThreshold(PortfolioView portfolio, RiskLimits limits)
    {
        var start = portfolio.DayStartEquity;
        Amount? byShare = limits.MaxDailyLossPercentage is { } share ? start * (1m - (share / PointsPerWhole)) : null;
        Amount? byValue = limits.MaxDailyLoss is { } loss ? start - new Amount(loss, start.Currency) : null;
        return byShare is { } s && byValue is { } v ? (s > v ? s : v) : byShare ?? byValue;
    }

    internal static Amount? DrawdownThreshold(PortfolioView portfolio, RiskLimits limits) =>
        limits.MaxDrawdownPercentage is { } share ? portfolio.PeakEquity * (1m - (share / PointsPerWhole)) : null;
}
