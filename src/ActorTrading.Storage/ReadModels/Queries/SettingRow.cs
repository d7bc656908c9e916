using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>A setting of a portfolio: a row of <c>config</c>.</summary>
public sealed record SettingRow
{
    public required string PortfolioId { get; init; }

    public required string Key { get; init; }

    /// <summary>JSON.</summary>
    public required string Value { get; init; }

    public required Timestamp UpdatedAt { get; init; }
}
