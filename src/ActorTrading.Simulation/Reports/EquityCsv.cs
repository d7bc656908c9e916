using System.Globalization;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports;

/// <summary>
/// Writes the two files of equity. <c>equity.csv</c> holds the sampled marks that the page draws: <c>time</c> in ISO
/// 8601 UTC,
/// <c>equity</c> and <c>peak</c> (the highest of all marks so far) in the base currency, <c>drawdown</c> as a
/// fraction of the peak.
/// <c>daily.csv</c> holds the dense daily closes from which the ratios are worked out: <c>day</c> (UTC),
/// <c>equity</c>, and the
/// <c>return</c> on the day before as a fraction, empty where it has no meaning. Both close their stream.
/// </summary>
public static class EquityCsv
{
    public static void WriteCurve(Stream output, EquityCurve curve)
    {
        using var csv = new CsvWriter(output, "time", "equity", "peak", "drawdown");
        foreach (var point in curve.Points)
        {
            csv.Time(point.Time).Number(point.Equity).Number(point.Peak).Number(point.Drawdown).EndRow();
        }
    }

    public static void WriteDaily(Stream output, DailySeries series, decimal startBalance)
    {
        using var csv = new CsvWriter(output, "day", "equity", "return");
        var returns = series.Returns(startBalance);
        for (var i = 0; i < series.Count; i++)
        {
            csv.Code(series.DayAt(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Number(series.Closes[i]);
            if (i < returns.Length)
            {
                csv.Number(returns[i]).EndRow();
                continue;
            }

            csv.Code(null).EndRow();
        }
    }
}
