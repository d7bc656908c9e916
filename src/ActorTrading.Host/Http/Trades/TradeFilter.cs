using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Storage.ReadModels.Queries;
using Microsoft.AspNetCore.Mvc;

namespace ActorTrading.Host.Http.Trades;

/// <summary>Which trades are wanted. What is left out does not matter.</summary>
public sealed record TradeFilter
{
    [FromQuery(Name = "symbol")]
    public string? Symbol { get; init; }

    [FromQuery(Name = "trade_type")]
    public string? TradeType { get; init; }

    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    [FromQuery(Name = "rule_id")]
    public string? RuleId { get; init; }

    /// <summary>Created at this time or later.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Created before this time.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>Also those that somebody asked for by hand.</summary>
    [FromQuery(Name = "include_manual")]
    public bool? IncludeManual { get; init; }

    [FromQuery(Name = "open_only")]
    public bool? OpenOnly { get; init; }

    internal OrderFilter On(string portfolio) => new()
    {
        Portfolio = portfolio,
        Symbol = Symbol,
        Side = TradeType,
        Status = Status,
        Rule = RuleId,
        From = TimeOf("from", From),
        To = TimeOf("to", To),
        AutomatedOnly = IncludeManual != true,
        OpenOnly = OpenOnly == true,
    };

    private static Timestamp? TimeOf(string name, string? text) => text switch
    {
        null => null,
        _ when Timestamp.TryParse(text, out var time) => time,
        _ => throw Problem.WrongParameter(name, "This is a time in ISO 8601.").AsException(),
    };
}
