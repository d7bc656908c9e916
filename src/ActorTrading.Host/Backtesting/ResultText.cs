using System.Text;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Host.Backtesting;

/// <summary>Prints what came of a run: a table for a person, or an object for a program.</summary>
internal static class ResultText
{
    public static void Write(BacktestRequest request, BacktestResult result, string? folder, Terminal terminal)
    {
        if (request.IsJson)
        {
            WriteJson(result.Report, terminal.Out);
            return;
        }

        WriteTable(result.Report, terminal.Out);
        terminal.Out.WriteLine(
            $"Ratios by the convention '{request.Convention.Name()}'. Two runs with equal hashes were the same.");
        if (result.ReplayWasVerified)
        {
            terminal.Out.WriteLine(
                "Verified: the state live, from snapshots and journal, and from the whole journal is the same.");
        }

        terminal.Out.WriteLine(folder is null
            ? "No report was written; name a folder with --out."
            : $"Report: {Path.Combine(folder, ReportFiles.Page)}");
    }

    /// <summary>The pace is left out, so that two equal runs print the same.</summary>
    private static void WriteJson(RunReport report, TextWriter output)
    {
        using var buffer = new MemoryStream();
        RunSummaryJson.Write(buffer, report with { Pace = null });
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteTable(RunReport report, TextWriter output)
    {
        var summary = SummaryTable.Of(report);
        var table = TableText.Of(summary.Title, "Figure", "Value");
        foreach (var row in summary.Rows)
        {
            TableText.Add(table, row.Label, row.Value);
        }

        TableText.Write(output, table);
        foreach (var warning in summary.Warnings)
        {
            output.WriteLine($"warning: {warning}");
        }
    }
}
