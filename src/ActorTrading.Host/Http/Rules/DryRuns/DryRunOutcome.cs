using System.ComponentModel;
using System.Text.Json;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>What a firing led to: an order, or the reason for none.</summary>
public sealed record DryRunOutcome
{
    public required Timestamp At { get; init; }

    [Description("order, cancel, notify, pause_session, halt, denied, rejected or outranked.")]
    public required string Kind { get; init; }

    public string? OrderId { get; init; }

    [Description("buy or sell.")]
    public string? Side { get; init; }

    public string? Type { get; init; }

    public decimal? Quantity { get; init; }

    [Description("Of the refusal.")]
    public string? Code { get; init; }

    [Description("Why there was no order, or what was said.")]
    public string? Message { get; init; }

    [Description("What the size followed from, by name.")]
    public IReadOnlyDictionary<string, decimal>? Sizing { get; init; }

    [Description("The checks of the risk gate that did not pass.")]
    public IReadOnlyList<DryRunVerdict>? Failed { get; init; }

    [Description("Checks of the risk gate that passed.")]
    public int? PassedCount { get; init; }

    public override string ToString() => Kind switch
    {
        "order" => $"{Side} {Quantity} ({Type})",
        _ when Code is not null => $"{Kind} [{Code}]: {Message}",
        _ => Message is null ? Kind : $"{Kind}: {Message}",
    };

    internal static DryRunOutcome Of(DecisionRecord decision) => new()
    {
        At = decision.At,
        Kind = WordOf(decision.Kind),
        OrderId = decision.OrderId?.Value,
        Side = decision.Order is { } order ? WordOf(order.Side) : null,
        Type = decision.Order is { } spec ? WordOf(spec.Type) : null,
        Quantity = decision.Order?.Quantity.Value,
        Code = decision.Refusal?.Code,
        Message = decision.Refusal?.Message ?? decision.Reason,
        Sizing = decision.Sizing.IsEmpty
            ? null
            : decision.Sizing.GroupBy(s => s.Name).ToDictionary(s => s.Key, s => s.First().Value),
        Failed = decision.Risk.IsEmpty
            ? null
            : [.. decision.Risk.Where(v => !v.Passed).Select(
                v => new DryRunVerdict(v.Code, v.Limit, v.Observed, v.Message))],
        PassedCount = decision.Risk.IsEmpty ? null : decision.Risk.Count(v => v.Passed),
    };

    internal static string WordOf<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>A check of the risk gate.</summary>
public sealed record DryRunVerdict(string Code, decimal? Limit, decimal? Observed, string Message);
