using System.Globalization;
using System.Text;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.Reports;
using ActorTrading.Storage.Backtests;

namespace ActorTrading.Host.Backtesting;

/// <summary>Puts the result of a run into a node's data folder, where the node lists it.</summary>
internal static class KeptResult
{
    private const int HashDigits = 16;

    /// <summary>Refuses a folder that is not there, before the run and not after it.</summary>
    public static void Demand(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new InputException($"--keep-in {folder}: There is no such folder; name the data folder of a node.");
        }
    }

    public static void Keep(string folder, RunReport report, TimeProvider time) =>
        new BacktestResultStore(Path.Combine(folder, BacktestResultStore.FileName), time)
            .Keep(RowOf(report, Timestamp.From(time.GetUtcNow())));

    private static BacktestResultRow RowOf(RunReport report, Timestamp now)
    {
        var (print, metrics) = (report.Fingerprint, report.Metrics);
        return new BacktestResultRow
        {
            Id = $"{print.OrderHash[..HashDigits]}-{print.StateHash[..HashDigits]}",
            Title = report.Title,
            Command = print.Command,
            Seed = print.Seed.ToString(CultureInfo.InvariantCulture),
            OrderHash = print.OrderHash,
            StateHash = print.StateHash,
            StartDate = metrics.FirstTime,
            EndDate = metrics.LastTime,
            Currency = metrics.StartBalance.Currency.Code,
            InitialCapital = metrics.StartBalance.Value,
            FinalCapital = metrics.FinalBalance.Value,
            TotalPnl = metrics.Profit.Value,
            TotalTrades = metrics.Trades.Count,
            WinningTrades = metrics.Trades.Wins,
            LosingTrades = metrics.Trades.Losses,
            Summary = SummaryOf(report),
            CreatedAt = now,
        };
    }

    private static string SummaryOf(RunReport report)
    {
        using var summary = new MemoryStream();
        RunSummaryJson.Write(summary, report with { Pace = null });
        return Encoding.UTF8.GetString(summary.ToArray());
    }
}
