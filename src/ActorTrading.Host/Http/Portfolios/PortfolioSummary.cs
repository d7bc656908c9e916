using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Http.Portfolios;

/// <summary>A portfolio in a list.</summary>
public sealed record PortfolioSummary
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string BaseCurrency { get; init; }

    public required string Account { get; init; }

    public required string SessionPhase { get; init; }

    public string? SessionId { get; init; }

    public required decimal Cash { get; init; }

    public required long OpenPositions { get; init; }

    public required long OpenOrders { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public required Timestamp UpdatedAt { get; init; }

    public static PortfolioSummary Of(PortfolioRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        BaseCurrency = row.BaseCurrency,
        Account = row.AccountId,
        SessionPhase = row.SessionPhase,
        SessionId = row.SessionId,
        Cash = row.Cash,
        OpenPositions = row.OpenPositions,
        OpenOrders = row.OpenOrders,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
    };
}
