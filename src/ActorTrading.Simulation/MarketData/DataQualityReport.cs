using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData;

/// <summary>What one pass over a file found.</summary>
/// <param name="Path">As it was given.</param>
/// <param name="Description">Null where the file could not even be described.</param>
/// <param name="Rows">Rows read; up to the first error where there is one.</param>
/// <param name="Events">Rows that trade.</param>
/// <param name="First">Time of the first event.</param>
/// <param name="Last">Time of the last event.</param>
public sealed record FileQuality(
    string Path, MarketDataDescription? Description, long Rows, long Events, Timestamp? First, Timestamp? Last);

/// <summary>What a pass over all files found. A run may start when there is no error.</summary>
public sealed record DataQualityReport(IReadOnlyList<FileQuality> Files, DataFindings Findings)
{
    public bool HasErrors => Findings.HasErrors;

    /// <summary>Time of the first event of all files; null where there is none.</summary>
    public Timestamp? First => Files.Min(file => file.First);

    /// <summary>Time of the last event of all files; null where there is none.</summary>
    public Timestamp? Last => Files.Max(file => file.Last);
}
