using System.Collections.Immutable;

namespace ActorTrading.Simulation.Reports;

/// <summary>A line of the summary. An empty value starts a section of that name.</summary>
public sealed record SummaryRow(string Label, string Value);

/// <summary>The result of a run in a few lines, for a console.</summary>
public sealed record SummaryTable(string Title, ImmutableArray<SummaryRow> Rows);
