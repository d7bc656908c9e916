using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Storage.Backtests;

/// <summary>A back-test that was kept: a row of <c>backtest_results</c>.</summary>
public sealed record BacktestResultRow : IReadRow
{
    /// <summary>Of its orders and final state: an equal run is the same result.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The command line that repeats it.</summary>
    public required string Command { get; init; }

    public required string Seed { get; init; }

    public required string OrderHash { get; init; }

    public required string StateHash { get; init; }

    public required Timestamp StartDate { get; init; }

    public required Timestamp EndDate { get; init; }

    public required string Currency { get; init; }

    public required decimal InitialCapital { get; init; }

    public required decimal FinalCapital { get; init; }

    public required decimal TotalPnl { get; init; }

    public required long TotalTrades { get; init; }

    public required long WinningTrades { get; init; }

    public required long LosingTrades { get; init; }

    /// <summary>JSON: everything that there is to say.</summary>
    public required string Summary { get; init; }

    /// <summary>When it was kept for the first time.</summary>
    public required Timestamp CreatedAt { get; init; }

    /// <summary>Given by the store: the order in which results were kept.</summary>
    public long Position { get; init; }
}
