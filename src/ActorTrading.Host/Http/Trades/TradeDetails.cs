using System.Text.Json;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Http.Trades;

/// <summary>A trade with everything that led to it and came of it.</summary>
public sealed record TradeDetails
{
    public required TradeAnswer Trade { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<TradeStep> History { get; init; }

    public required IReadOnlyList<TradeExecution> Executions { get; init; }

    public required IReadOnlyList<TradeDecision> Decisions { get; init; }
}

public sealed record TradeStep(Timestamp At, string Event, string Status, decimal FilledQuantity, string? Note)
{
    public static TradeStep Of(OrderStepRow row) =>
        new(row.At, row.Event, row.Status, row.FilledQuantity, row.Note);
}

public sealed record TradeExecution(
    string Id, Timestamp At, decimal Price, decimal Quantity, decimal Fee, string FeeAsset, decimal RealisedPnl)
{
    public static TradeExecution Of(TradeRow row) =>
        new(row.Id, row.ExecutedAt, row.Price, row.Quantity, row.Fee, row.FeeAsset, row.RealisedPnl);
}

/// <param name="Why">Rule, values, sizing and verdicts.</param>
public sealed record TradeDecision(Timestamp At, string Kind, string? Code, string? Message, JsonElement? Why)
{
    public static TradeDecision Of(DecisionRow row)
    {
        using var why = row.Why is null ? null : JsonDocument.Parse(row.Why);
        return new(row.At, row.Kind, row.Code, row.Message, why?.RootElement.Clone());
    }
}

/// <param name="Sequence">Of the request in the portfolio's journal; whether the venue can still cancel, it tells.
/// </param>
public sealed record CancelRequested(string Id, long Sequence);
