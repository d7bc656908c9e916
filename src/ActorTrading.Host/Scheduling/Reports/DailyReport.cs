using System.Collections.Immutable;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Scheduling.Reports;

/// <summary>What a portfolio did in a day, and how it stood when the report was written.</summary>
internal sealed record DailyReport
{
    public required string Portfolio { get; init; }

    public required string Name { get; init; }

    public required string Currency { get; init; }

    /// <summary>A day in UTC.</summary>
    public required DateOnly Day { get; init; }

    public required Timestamp WrittenAt { get; init; }

    /// <summary>The last equity known before the day; null where there was none.</summary>
    public decimal? EquityBefore { get; init; }

    /// <summary>The last equity known in the day, or before it.</summary>
    public decimal? EquityAfter { get; init; }

    public required int Executions { get; init; }

    /// <summary>Realised in the day, before fees.</summary>
    public required decimal RealisedPnl { get; init; }

    /// <summary>Paid in the day, by asset.</summary>
    public required ImmutableSortedDictionary<string, decimal> Fees { get; init; }

    public required ImmutableArray<SymbolActivity> Symbols { get; init; }

    public required decimal Cash { get; init; }

    public required ImmutableArray<PositionRow> OpenPositions { get; init; }
}

/// <summary>What was traded in a symbol in a day.</summary>
/// <param name="Symbol">The market.</param>
/// <param name="Executions">How often something was filled.</param>
/// <param name="Turnover">Price times quantity of all of them.</param>
/// <param name="RealisedPnl">Before fees.</param>
internal sealed record SymbolActivity(string Symbol, int Executions, decimal Turnover, decimal RealisedPnl);
