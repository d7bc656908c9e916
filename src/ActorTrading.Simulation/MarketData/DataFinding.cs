using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData;

public enum DataSeverity
{
    /// <summary>Reported; the run goes on.</summary>
    Warning,

    /// <summary>The data cannot be trusted; the run stops or does not start.</summary>
    Error,
}

/// <summary>Something that a person should know about a data file.</summary>
/// <param name="Severity">Whether the run goes on.</param>
/// <param name="Code">One of <see cref="DataFindingCodes"/>.</param>
/// <param name="File">The path as it was given.</param>
/// <param name="Line">
/// Counted from one, the header being line 1; zero where the finding is about the file as a whole.
/// </param>
/// <param name="Time">Time of the row as the file writes it (a bar's opening), where there is one.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record DataFinding(
    DataSeverity Severity, string Code, string File, long Line, Timestamp? Time, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}, line {Line}: {Message}" : $"{File}: {Message}";
}
