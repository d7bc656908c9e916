using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Risk.Protections;

/// <summary>When each protection asks for a lock. Source: freqtrade/plugins/protections.</summary>
internal static class ProtectionRules
{
    public static Protection.Verdict? Cooldown(ProtectionContext context)
    {
        var ofPair = context.ClosedTrades.RemoveAll(t => t.Symbol != context.Symbol || t.ClosedAt > context.Now);
        return ofPair.IsEmpty
            ? null
            : new([ofPair.MaxBy(t => t.ClosedAt)!], context.Symbol, null, $"{context.Symbol} rests after a trade.");
    }

    /// <summary>
    /// A lock on everything makes one on the pair needless: it is asked for by more trades, and so lasts at least as
    /// long.
    /// </summary>
    public static Protection.Verdict? StoplossGuard(Protection.StoplossGuard guard, ProtectionContext context)
    {
        var pair = guard.OnlyPerPair ? context.Symbol : (Symbol?)null;
        var stopped = context.ClosedWithin(guard.Lookback, pair).RemoveAll(t =>
            t.ExitReason is not (ExitReason.StopLoss or ExitReason.TrailingStop or ExitReason.Liquidation)
            || t.ProfitRatio == 0m || t.ProfitRatio >= guard.RequiredProfit
            || (guard.OnlyPerSide && t.Side != context.Side));
        return stopped.IsEmpty || stopped.Length < guard.TradeLimit
            ? null
            : new(stopped, pair, guard.OnlyPerSide ? context.Side : null, $"{stopped.Length} trades ended at a stop.");
    }

    public static Protection.Verdict? MaxDrawdown(Protection.MaxDrawdown protection, ProtectionContext context)
    {
        var trades = context.ClosedWithin(protection.Lookback);
        if (trades.IsEmpty || trades.Length < protection.TradeLimit)
        {
            return null;
        }

        var drawdown = protection.Mode == DrawdownMode.Ratios ? RatioDrawdown(trades) : EquityDrawdown(trades, context);
        return drawdown > protection.MaxAllowedDrawdown
            ? new(trades, null, null, $"Drawdown {drawdown:0.####} is above {protection.MaxAllowedDrawdown}.")
            : null;
    }

    public static Protection.Verdict? LowProfit(Protection.LowProfitPairs protection, ProtectionContext context)
    {
        var trades = context.ClosedWithin(protection.Lookback, context.Symbol);
        if (trades.IsEmpty || trades.Length < protection.TradeLimit)
        {
            return null;
        }

        var profit = trades.Where(t => !protection.OnlyPerSide || t.Side == context.Side).Sum(t => t.ProfitRatio);
        return profit < protection.RequiredProfit
            ? new(trades, context.Symbol, protection.OnlyPerSide ? context.Side : null,
                $"Profit {profit:0.####} is below {protection.RequiredProfit}.")
            : null;
    }

    private static decimal RatioDrawdown(ImmutableArray<ClosedTrade> trades)
    {
        var (sum, peak, worst) = (0m, 0m, 0m);
        foreach (var trade in trades)
        {
            sum += trade.ProfitRatio;
            peak = Math.Max(peak, sum);
            worst = Math.Max(worst, peak - sum);
        }

        return worst;
    }

    /// <summary>
    /// Starts at today's equity less what the trades brought. Money that was never there counts as all lost.
    /// </summary>
    private static decimal EquityDrawdown(ImmutableArray<ClosedTrade> trades, ProtectionContext context)
    {
        var equity = context.Equity.Value - trades.Sum(t => t.Profit.Value);
        var (peak, worst) = (equity, 0m);
        foreach (var trade in trades)
        {
            equity += trade.Profit.Value;
            peak = Math.Max(peak, equity);
            worst = Math.Max(worst, peak > 0m ? (peak - equity) / peak : 1m);
        }

        return worst;
    }
}
