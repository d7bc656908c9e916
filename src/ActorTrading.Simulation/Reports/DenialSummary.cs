using System.Collections.Immutable;

namespace ActorTrading.Simulation.Reports;

/// <summary>Refusals of one code, with a few of them in full.</summary>
/// <param name="Code">The code of the refusal: <c>max_open_positions</c>.</param>
/// <param name="Count">How often in the whole run.</param>
/// <param name="Examples">The first few, with their why.</param>
public sealed record DenialSummary(string Code, long Count, ImmutableArray<DecisionRecord> Examples);
