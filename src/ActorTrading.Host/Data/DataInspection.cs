using System.Globalization;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Host.Data;

/// <summary>Reads files from end to end and tells what they hold.</summary>
internal static class DataInspection
{
    private const string Unknown = "-";

    public static int Run(IReadOnlyList<string> paths, Terminal terminal)
    {
        var report = DataQuality.Inspect([.. paths.Select(MarketDataInput.Parse)], DataPolicy.Default);
        var table = TableText.Of(null, "File", "Holds", "Symbol", "Rows", "Trade", "First event", "Last event");
        foreach (var file in report.Files)
        {
            TableText.Add(
                table, Path.GetFileName(file.Path), KindOf(file.Description), file.Description?.Symbol.Value ?? Unknown,
                Count(file.Rows), Count(file.Events), file.First?.ToString() ?? Unknown,
                file.Last?.ToString() ?? Unknown);
        }

        TableText.Write(terminal.Out, table);
        FindingsTable.Write(terminal.Out, report.Findings);
        return report.HasErrors ? ExitCodes.BadInput : ExitCodes.Ok;
    }

    /// <summary><c>4h bars</c>, <c>trades</c>.</summary>
    public static string KindOf(MarketDataDescription? description)
    {
        var kind = description?.Format switch
        {
            null => Unknown,
            MarketDataFormat.Bars => "bars",
            MarketDataFormat.MarkPrices => "mark prices",
            MarketDataFormat.QuoteBars => "quote bars",
            MarketDataFormat.Trades => "trades",
            MarketDataFormat.Quotes => "quotes",
            _ => "funding",
        };
        return description is null || description.Timeframe.IsTick ? kind : $"{description.Timeframe} {kind}";
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
