using System.Collections.Immutable;
using System.Diagnostics;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Risk.Protections;

public enum DrawdownMode
{
    /// <summary>On the sum of the trades' profit ratios, whatever their size. What freqtrade does.</summary>
    Ratios,

    /// <summary>
    /// On the portfolio's money: the drop from the highest equity that the closed trades reached, over it.
    /// </summary>
    Equity,
}

/// <summary>
/// A pause of entries after bad trades, asked each time a trade closes. Names, units, defaults, strictness and scope
/// are those of freqtrade's protections; parameters in JSON are read by <see cref="ProtectionParser"/>.
/// </summary>
public abstract record Protection
{
    private const int MinutesDefault = 60;

    private Protection()
    {
    }

    /// <summary>How far back closed trades count. <c>lookback_period</c>, <c>lookback_period_candles</c>.</summary>
    public ProtectionSpan Lookback { get; init; } = ProtectionSpan.Minutes(MinutesDefault);

    /// <summary><c>stop_duration</c>, <c>stop_duration_candles</c>, <c>unlock_at</c>.</summary>
    public LockTerms Stop { get; init; } = new LockTerms.For(ProtectionSpan.Minutes(MinutesDefault));

    public string Method => GetType().Name;

    /// <summary>Locks a pair after each of its trades, whatever it brought. Does not look back.</summary>
    public sealed record CooldownPeriod : Protection;

    /// <summary>
    /// Locks when at least <see cref="TradeLimit"/> trades ended at a stop (also trailing, or liquidation) below
    /// <see cref="RequiredProfit"/>; an exit at exactly nothing does not count.
    /// </summary>
    public sealed record StoplossGuard : Protection
    {
        public int TradeLimit { get; init; } = 10;

        /// <summary>Counts and locks the pair alone rather than everything.</summary>
        public bool OnlyPerPair { get; init; }

        /// <summary>Counts and locks the side alone.</summary>
        public bool OnlyPerSide { get; init; }

        /// <summary>A ratio: 0.01 is one per cent.</summary>
        public decimal RequiredProfit { get; init; }
    }

    /// <summary>
    /// Locks everything when at least <see cref="TradeLimit"/> trades closed and their drawdown is above
    /// <see cref="MaxAllowedDrawdown"/>. It is measured from the start of the stretch, so that a first trade that loses
    /// counts too, which freqtrade leaves out.
    /// </summary>
    public sealed record MaxDrawdown : Protection
    {
        public int TradeLimit { get; init; } = 1;

        /// <summary>A ratio: 0.2 is twenty per cent.</summary>
        public decimal MaxAllowedDrawdown { get; init; }

        public DrawdownMode Mode { get; init; } = DrawdownMode.Ratios;
    }

    /// <summary>
    /// Locks a pair when at least <see cref="TradeLimit"/> of its trades closed with a summed profit ratio below the
    /// required.
    /// </summary>
    public sealed record LowProfitPairs : Protection
    {
        public int TradeLimit { get; init; } = 1;

        /// <summary>A ratio: 0.01 is one per cent.</summary>
        public decimal RequiredProfit { get; init; }

        /// <summary>Sums and locks the side alone.</summary>
        public bool OnlyPerSide { get; init; }
    }

    /// <summary>The lock that is due, or null; none that has run out already.</summary>
    public ProtectionLock? Evaluate(ProtectionContext context)
    {
        var verdict = this switch
        {
            CooldownPeriod => ProtectionRules.Cooldown(context),
            StoplossGuard guard => ProtectionRules.StoplossGuard(guard, context),
            MaxDrawdown drawdown => ProtectionRules.MaxDrawdown(drawdown, context),
            LowProfitPairs low => ProtectionRules.LowProfit(low, context),
            _ => throw new UnreachableException(),
        };
        if (verdict is not { } found)
        {
            return null;
        }

        var until = Stop.End(found.Trades.Max(t => t.ClosedAt), context.Timeframe);
        return until > context.Now ? new(Method, found.Symbol, found.Side, until, found.Reason) : null;
    }

    /// <summary>The trades that asked for a lock, and what it is to cover.</summary>
    internal readonly record struct Verdict(
        ImmutableArray<ClosedTrade> Trades, Symbol? Symbol, Side? Side, string Reason);
}
