using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>A rule in its latest version: a row of <c>trading_rules</c>.</summary>
public sealed record RuleRow : IReadRow
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public required string Name { get; init; }

    public required bool IsActive { get; init; }

    public required string RuleType { get; init; }

    /// <summary>JSON; empty for every symbol of the session.</summary>
    public required string Symbols { get; init; }

    /// <summary>JSON, as the rule format has it.</summary>
    public required string Conditions { get; init; }

    /// <summary>JSON, as the rule format has it.</summary>
    public required string Actions { get; init; }

    public required int Priority { get; init; }

    public decimal? CooldownSeconds { get; init; }

    public required int Version { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public required Timestamp UpdatedAt { get; init; }

    public Timestamp? DeletedAt { get; init; }

    public required long Position { get; init; }
}
