namespace ActorTrading.Simulation.Reports;

public enum FindingSeverity
{
    Note,
    Warning,
}

/// <summary>Something about the data that a reader should know: a gap, a duplicate, an outlier that did not
/// trade.</summary>
/// <param name="Severity">Whether it may have changed the result.</param>
/// <param name="Code">Stable, in snake case: <c>gap</c>.</param>
/// <param name="Source">The file, with a line where there is one.</param>
/// <param name="Message">A sentence that says what was found and what was done about it.</param>
/// <param name="Count">How often.</param>
public sealed record DataFinding(FindingSeverity Severity, string Code, string Source, string Message, long Count);
