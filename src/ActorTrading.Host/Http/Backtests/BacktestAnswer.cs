using System.Text.Json;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.Backtests;

namespace ActorTrading.Host.Http.Backtests;

/// <summary>A back-test that was kept.</summary>
public sealed record BacktestAnswer
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The command line that repeats it.</summary>
    public required string Command { get; init; }

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

    public required Timestamp CreatedAt { get; init; }

    /// <summary>Everything that there is to say of the run; left out of lists.</summary>
    public JsonElement? Summary { get; init; }

    public static BacktestAnswer Of(BacktestResultRow row) => new()
    {
        Id = row.Id,
        Title = row.Title,
        Command = row.Command,
        OrderHash = row.OrderHash,
        StateHash = row.StateHash,
        StartDate = row.StartDate,
        EndDate = row.EndDate,
        Currency = row.Currency,
        InitialCapital = row.InitialCapital,
        FinalCapital = row.FinalCapital,
        TotalPnl = row.TotalPnl,
        TotalTrades = row.TotalTrades,
        WinningTrades = row.WinningTrades,
        LosingTrades = row.LosingTrades,
        CreatedAt = row.CreatedAt,
    };
}
