using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>What a rule called for: a row of <c>signals</c>.</summary>
public sealed record SignalRow : IReadRow
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public required string Symbol { get; init; }

    /// <summary><c>fired</c>, <c>outranked</c> or <c>denied</c>.</summary>
    public required string Kind { get; init; }

    public required string RuleId { get; init; }

    public int? RuleVersion { get; init; }

    public string? RuleName { get; init; }

    public string? Side { get; init; }

    public string? WinnerRuleId { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public required Timestamp At { get; init; }

    public required long Position { get; init; }
}
