using System.Collections.Immutable;
using System.Reflection;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Backtests.Recording;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Host.Backtesting;

/// <summary>Runs what was put together, writes the report and prints the result.</summary>
internal static class BacktestExecution
{
    public static void Run(BacktestRequest request, IMarketInput market, BacktestSetup setup, Terminal terminal)
    {
        KeptResult.Demand(request.KeepIn);
        using var source = setup.Source;
        using var folder = Open(request.Folder);
        var result = Run(request, market, setup, terminal, folder);
        if (folder is not null)
        {
            // Two equal runs write equal files, so the pace of this one stays out of them.
            ReportFiles.WriteResults(folder, result.Report with { Pace = null });
            terminal.Interrupt.ThrowIfCancellationRequested();
            folder.Commit();
        }

        if (request.KeepIn is { } data)
        {
            KeptResult.Keep(data, result.Report, terminal.Time);
        }

        ResultText.Write(request, result, folder?.Path, terminal);
    }

    private static ReportDirectory? Open(string? path)
    {
        if (path is null)
        {
            return null;
        }

        return ReportDirectory.TryOpen(path, out var directory) is { } refusal
            ? throw new InputException($"--out {path}: {refusal.Message}")
            : directory;
    }

    private static BacktestResult Run(
        BacktestRequest request, IMarketInput market, BacktestSetup setup, Terminal terminal, ReportDirectory? folder)
    {
        using var log = folder is null ? null : new ReportLog(folder);
        var progress = request.ShowsProgress ?? (terminal.IsErrorInteractive && !request.IsJson)
            ? new ProgressLine(terminal.Error)
            : null;
        try
        {
            return BacktestRunner.Run(setup, Options(request, market, terminal, log), progress, terminal.Interrupt);
        }
        finally
        {
            progress?.Clear();
        }
    }

    private static RunReportOptions Options(
        BacktestRequest request, IMarketInput market, Terminal terminal, ReportLog? log) => new()
        {
            Title = TitleOf(request),
            ProductVersion = ProductVersion,
            Clock = terminal.Time,
            Command = request.Command,
            Parameters = request.Parameters,
            Findings = market.Findings,
            Convention = request.Convention,
            Log = log is null ? NoRunLog.Instance : log,
            VerifiesReplay = request.Verifies,
            ExpectedEnd = request.Period.To < market.Last ? request.Period.To : market.Last,
        };

    private static string ProductVersion =>
        typeof(BacktestExecution).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    private static string TitleOf(BacktestRequest request)
    {
        var rules = request.RulesFile is { } file ? Path.GetFileNameWithoutExtension(file) : "sample";
        ImmutableArray<string> data = [.. request.Data.Select(d => Path.GetFileName(d.Path))];
        return data.IsEmpty ? $"{rules} on a made-up market" : $"{rules} on {string.Join(", ", data)}";
    }
}
