using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Which rows of what a portfolio did to give; what is null does not matter.</summary>
public sealed record ActivityFilter
{
    public string? Portfolio { get; init; }

    public string? Symbol { get; init; }

    public string? Side { get; init; }

    public string? Rule { get; init; }

    /// <summary>At this time or later.</summary>
    public Timestamp? From { get; init; }

    /// <summary>Before this time.</summary>
    public Timestamp? To { get; init; }

    internal Selection On(string table, string time) => new Selection(table)
        .Where("portfolio_id", Portfolio)
        .Where("symbol", Symbol)
        .Where("side", Side)
        .Where("rule_id", Rule)
        .Between(time, From, To);
}
