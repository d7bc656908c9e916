using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Risk.Protections;

/// <summary>What a protection looks at when a trade has closed.</summary>
public sealed record ProtectionContext
{
    /// <summary>Of the whole portfolio, oldest first.</summary>
    public required ImmutableArray<ClosedTrade> ClosedTrades { get; init; }

    /// <summary>Of the trade that has closed.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Of the trade that has closed: buy for a long one.</summary>
    public required Side Side { get; init; }

    public required Timestamp Now { get; init; }

    /// <summary>The session's, in which candles are counted and to which locks are rounded.</summary>
    public required Timeframe Timeframe { get; init; }

    /// <summary>For drawdown on equity.</summary>
    public required Amount Equity { get; init; }

    /// <summary>Trades closed within the stretch before now, its beginning excluded.</summary>
    internal ImmutableArray<ClosedTrade> ClosedWithin(ProtectionSpan lookback, Symbol? symbol = null)
    {
        var since = Now - lookback.Length(Timeframe);
        return ClosedTrades.RemoveAll(t =>
            t.ClosedAt <= since || t.ClosedAt > Now || (symbol is { } only && t.Symbol != only));
    }
}
