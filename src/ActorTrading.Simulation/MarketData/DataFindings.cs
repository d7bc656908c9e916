namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// Collects findings: counts all of them, keeps the first few of each code and file, so that a bad file of any length
/// is reported in bounded space. Safe to read while a read-ahead thread adds.
/// </summary>
public sealed class DataFindings
{
    /// <summary>Findings kept in full per file and code.</summary>
    public const int KeptMax = 10;

    private readonly Lock _gate = new();
    private readonly List<DataFinding> _kept = [];
    private readonly Dictionary<(string File, string Code), long> _counts = [];

    /// <summary>The findings kept, in the order in which they were made.</summary>
    public IReadOnlyList<DataFinding> Kept
    {
        get
        {
            lock (_gate)
            {
                return [.. _kept];
            }
        }
    }

    public bool HasErrors => Kept.Any(finding => finding.Severity == DataSeverity.Error);

    public void Add(DataFinding finding)
    {
        lock (_gate)
        {
            var key = (finding.File, finding.Code);
            var count = _counts.GetValueOrDefault(key) + 1;
            _counts[key] = count;
            if (count <= KeptMax)
            {
                _kept.Add(finding);
            }
        }
    }

    /// <summary>How many findings of this code there were, kept or not, in one file or in all.</summary>
    public long Count(string code, string? file = null)
    {
        lock (_gate)
        {
            return _counts.Where(entry => entry.Key.Code == code && (file is null || entry.Key.File == file))
                .Sum(entry => entry.Value);
        }
    }
}
