using System.ComponentModel;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>What rules would have done on bars of the past. Nothing was stored and nothing was sent.</summary>
public sealed record DryRunAnswer
{
    public required Symbol Symbol { get; init; }

    public required Timeframe Timeframe { get; init; }

    [Description("From when on rules decided.")]
    public required Timestamp From { get; init; }

    [Description("The last bar.")]
    public required Timestamp To { get; init; }

    [Description("Bars in all.")]
    public required int Bars { get; init; }

    [Description("Those before the beginning, which warm indicators up.")]
    public required int WarmUpBars { get; init; }

    [Description("What to know of the result: indicators that began cold, fields that nothing was recorded for.")]
    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<DryRunRule> Rules { get; init; }

    [Description("The first so many of them; rules counts all.")]
    public required IReadOnlyList<DryRunFiring> Firings { get; init; }

    [Description("The first so many of them to end; metrics counts all.")]
    public required IReadOnlyList<DryRunOrder> Orders { get; init; }

    public required DryRunMetrics Metrics { get; init; }

    [Description("Two runs with equal hashes made the same orders.")]
    public required string OrderHash { get; init; }
}
