using System.Globalization;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Host.Data;

/// <summary>What was found in the data, for a person.</summary>
internal static class FindingsTable
{
    public static void Write(TextWriter output, DataFindings findings) => Write(output, findings, findings.Kept);

    /// <summary>Leaves the errors to whoever complains about them.</summary>
    public static void WriteWarnings(TextWriter output, DataFindings findings) =>
        Write(output, findings, [.. findings.Kept.Where(f => f.Severity == DataSeverity.Warning)]);

    private static void Write(TextWriter output, DataFindings findings, IReadOnlyList<DataFinding> kept)
    {
        if (kept.Count == 0)
        {
            return;
        }

        var table = TableText.Of("Data findings", "", "Where", "What");
        foreach (var finding in kept)
        {
            var where = finding.Line > 0
                ? $"{Path.GetFileName(finding.File)}, line {finding.Line.ToString(CultureInfo.InvariantCulture)}"
                : Path.GetFileName(finding.File);
            var severity = finding.Severity == DataSeverity.Error ? "error" : "warning";
            TableText.Add(table, severity, where, $"{finding.Message} [{finding.Code}]");
        }

        TableText.Write(output, table);
        foreach (var (file, code) in kept.Select(f => (f.File, f.Code)).Distinct())
        {
            var more = findings.Count(code, file) - kept.Count(f => f.File == file && f.Code == code);
            if (more > 0)
            {
                output.WriteLine($"{more.ToString("N0", CultureInfo.InvariantCulture)} more {code} in {file}.");
            }
        }
    }
}
