using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>What a run leaves behind to be measured. All amounts are in the currency of the start balance.</summary>
public sealed record PerformanceInput
{
    /// <summary>Positive.</summary>
    public required Amount StartBalance { get; init; }

    /// <summary>Time of the first market event of the run.</summary>
    public required Timestamp FirstTime { get; init; }

    /// <summary>Time of the last market event of the run.</summary>
    public required Timestamp LastTime { get; init; }

    public required DailySeries DailyEquity { get; init; }

    /// <summary>In any order: no figure depends on it.</summary>
    public ImmutableArray<TradeOutcome> Trades { get; init; } = [];

    /// <summary>From an <see cref="EquitySampler"/> that saw every mark; null where only daily closes are
    /// known.</summary>
    public DrawdownFigures? DrawdownOfEveryMark { get; init; }

    public ImmutableArray<MarketMove> Market { get; init; } = [];

    /// <summary>All fees paid, those of open positions too; null to add up those of the closed trades.</summary>
    public Amount? Fees { get; init; }

    /// <summary>Value of everything bought and sold.</summary>
    public Amount? TradedNotional { get; init; }

    public ExposureFigures? Exposure { get; init; }

    public OrderCounts Orders { get; init; } = OrderCounts.None;
}
