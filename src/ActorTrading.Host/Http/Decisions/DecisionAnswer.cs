using System.Text.Json;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Http.Decisions;

/// <summary>Why an order was or was not sent.</summary>
public sealed record DecisionAnswer
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public required Timestamp At { get; init; }

    /// <summary><c>intended</c>, <c>denied</c>, <c>outranked</c>, <c>rejected</c> or <c>cancel_requested</c>.</summary>
    public required string Kind { get; init; }

    public string? Symbol { get; init; }

    public string? Side { get; init; }

    public string? Purpose { get; init; }

    public string? OrderId { get; init; }

    public string? RuleId { get; init; }

    /// <summary>Of the refusal.</summary>
    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>What was, or would have been, asked of the venue.</summary>
    public JsonElement? Order { get; init; }

    /// <summary>The rule and what its conditions saw, what the size followed from, what the risk gate found.</summary>
    public JsonElement? Why { get; init; }

    public static DecisionAnswer Of(DecisionRow row) => new()
    {
        Id = row.Id,
        PortfolioId = row.PortfolioId,
        At = row.At,
        Kind = row.Kind,
        Symbol = row.Symbol,
        Side = row.Side,
        Purpose = row.Purpose,
        OrderId = row.OrderId,
        RuleId = row.RuleId,
        Code = row.Code,
        Message = row.Message,
        Order = Json(row.OrderSpec),
        Why = Json(row.Why),
    };

    private static JsonElement? Json(string? text) =>
        text is null ? null : JsonElement.Parse(text);
}
