using System.Collections.Immutable;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Reports;

/// <summary>Findings of one code in one file.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many there were.</param>
public sealed record FindingSummary(DataFinding First, long Count)
{
    public static ImmutableArray<FindingSummary> Of(DataFindings findings) =>
    [
        .. findings.Kept.GroupBy(f => (f.File, f.Code))
            .Select(group => new FindingSummary(group.First(), findings.Count(group.Key.Code, group.Key.File))),
    ];
}
