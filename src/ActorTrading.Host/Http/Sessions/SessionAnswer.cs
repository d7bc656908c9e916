using System.Text.Json;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Json;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Http.Sessions;

/// <summary>A trading session: the story's row, and how it stands.</summary>
public sealed record SessionAnswer
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public required string SessionName { get; init; }

    /// <summary><c>scheduled</c>, <c>running</c>, <c>entries_paused</c> or <c>stopped</c>.</summary>
    public required string Phase { get; init; }

    public required bool IsActive { get; init; }

    public Timestamp? StartTime { get; init; }

    public Timestamp? EndTime { get; init; }

    public required long TotalTrades { get; init; }

    public required long SuccessfulTrades { get; init; }

    public required decimal TotalPnl { get; init; }

    public required string Currency { get; init; }

    public required JsonElement Config { get; init; }

    public string? StartedBy { get; init; }

    /// <summary>Why it was paused or stopped last.</summary>
    public string? Reason { get; init; }

    public static SessionAnswer Of(Portfolio portfolio, Session session) => new()
    {
        Id = session.Id!.Value.Value,
        PortfolioId = portfolio.Id.Value,
        SessionName = session.Config!.Name,
        Phase = JsonNamingPolicy.SnakeCaseLower.ConvertName(session.Phase.ToString()),
        IsActive = session.IsActive,
        StartTime = session.StartedAt ?? session.Config.ScheduledStart,
        EndTime = session.StoppedAt,
        TotalTrades = session.TotalTrades,
        SuccessfulTrades = session.SuccessfulTrades,
        TotalPnl = session.TotalProfit?.Value ?? 0m,
        Currency = portfolio.BaseCurrency.Code,
        Config = JsonSerializer.SerializeToElement(session.Config, HttpJson.Options),
        StartedBy = session.StartedBy,
        Reason = session.Reason,
    };

    public static SessionAnswer Of(SessionRow row)
    {
        using var config = JsonDocument.Parse(row.Config);
        return new()
        {
            Id = row.Id,
            PortfolioId = row.PortfolioId,
            SessionName = row.SessionName,
            Phase = row.Phase,
            IsActive = row.IsActive,
            StartTime = row.StartTime,
            EndTime = row.EndTime,
            TotalTrades = row.TotalTrades,
            SuccessfulTrades = row.SuccessfulTrades,
            TotalPnl = row.TotalPnl,
            Currency = row.Currency,
            Config = config.RootElement.Clone(),
            StartedBy = row.StartedBy,
            Reason = row.Reason,
        };
    }
}
