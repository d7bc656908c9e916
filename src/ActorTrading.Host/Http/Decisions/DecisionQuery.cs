using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Storage.ReadModels.Queries;
using Microsoft.AspNetCore.Mvc;

namespace ActorTrading.Host.Http.Decisions;

/// <summary>Which decisions are wanted: those on an order, or those of a portfolio. What is left out does not matter.
/// </summary>
public sealed record DecisionQuery
{
    [FromQuery(Name = "portfolio")]
    public string? Portfolio { get; init; }

    [FromQuery(Name = "order")]
    public string? Order { get; init; }

    /// <summary>One of <see cref="DecisionAnswer.Kind"/>.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>Only what was refused: denied, outranked or rejected.</summary>
    [FromQuery(Name = "refusals")]
    public bool? Refusals { get; init; }

    [FromQuery(Name = "code")]
    public string? Code { get; init; }

    [FromQuery(Name = "symbol")]
    public string? Symbol { get; init; }

    [FromQuery(Name = "side")]
    public string? Side { get; init; }

    [FromQuery(Name = "rule_id")]
    public string? RuleId { get; init; }

    /// <summary>At this time or later.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Before this time.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>Tells lists apart, for cursors.</summary>
    internal string ListName =>
        $"decisions {Portfolio} {Kind} {Refusals} {Code} {Symbol} {Side} {RuleId} {From} {To}";

    internal ActivityFilter Filter() => new()
    {
        Portfolio = Portfolio,
        Symbol = Symbol,
        Side = Side,
        Rule = RuleId,
        From = TimeOf("from", From),
        To = TimeOf("to", To),
    };

    private static Timestamp? TimeOf(string parameter, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Timestamp.TryParse(text, out var time)
            ? time
            : throw Problem.WrongParameter(parameter, $"'{text}' is no ISO 8601 time.").AsException();
    }
}
