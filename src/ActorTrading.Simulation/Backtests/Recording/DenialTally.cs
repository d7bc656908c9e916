using System.Collections.Immutable;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// Counts refusals by code and keeps the first few of each: by sizing, by the risk gate, by the venue, by another rule.
/// </summary>
internal sealed class DenialTally
{
    private const int ExamplesMax = 3;
    private readonly SortedDictionary<string, (long Count, ImmutableArray<DecisionRecord> Examples)> _codes =
        new(StringComparer.Ordinal);

    public void Add(DecisionRecord decision)
    {
        if (decision.Refusal is { } refusal)
        {
            var (count, examples) = _codes.GetValueOrDefault(refusal.Code, (0, []));
            _codes[refusal.Code] = (count + 1, examples.Length < ExamplesMax ? examples.Add(decision) : examples);
        }
    }

    /// <summary>By code.</summary>
    public ImmutableArray<DenialSummary> Read() =>
        [.. _codes.Select(c => new DenialSummary(c.Key, c.Value.Count, c.Value.Examples))];
}
