using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// Reads files from end to end, exactly as a run would, and reports what is wrong with them before anything is traded
/// or written.
/// </summary>
public static class DataQuality
{
    /// <summary>
    /// One streaming pass over each file; a file is left at its first error, the others are still looked at.
    /// </summary>
    public static DataQualityReport Inspect(
        IReadOnlyList<MarketDataInput> inputs, DataPolicy policy, DataPeriod? period = null)
    {
        var findings = new DataFindings();
        var files = inputs.Select(input => Inspect(input, policy, findings)).ToList();
        ReportDuplicateSeries(files, findings);
        var report = new DataQualityReport(files, findings);
        CheckPeriod(report, period ?? DataPeriod.All);
        return report;
    }

    private static FileQuality Inspect(MarketDataInput input, DataPolicy policy, DataFindings findings)
    {
        MarketDataDescription description;
        try
        {
            description = MarketDataFile.Describe(input);
        }
        catch (MarketDataException exception)
        {
            findings.Add(exception.Finding);
            return new(input.Path, null, 0, 0, null, null);
        }

        var quality = new FileQuality(input.Path, description, 0, 0, null, null);
        try
        {
            using var file = MarketDataFile.Open(description, instrument: 0, policy, findings);
            return ReadThrough(file, quality);
        }
        catch (MarketDataException)
        {
            // The reader has added the error to the findings; what was read before it is of no use.
            return quality;
        }
    }

    private static FileQuality ReadThrough(MarketDataFile file, FileQuality quality)
    {
        var events = 0L;
        Timestamp? first = null;
        var last = Timestamp.MinValue;
        while (file.MoveNext())
        {
            last = file.Current.Time;
            first ??= last;
            events++;
        }

        return quality with { Rows = file.Rows, Events = events, First = first, Last = events > 0 ? last : null };
    }

    private static void ReportDuplicateSeries(List<FileQuality> files, DataFindings findings)
    {
        for (var later = 1; later < files.Count; later++)
        {
            var twin = files.Take(later).FirstOrDefault(earlier => IsSameSeries(earlier, files[later]));
            if (twin is not null)
            {
                findings.Add(new(
                    DataSeverity.Error,
                    DataFindingCodes.SeriesDuplicate,
                    files[later].Path,
                    0,
                    files[later].First,
                    $"It holds the same kind of data of {files[later].Description!.Symbol} for the same time as "
                        + $"{twin.Path}: every event would "
                    + "trade twice. Leave one of them out."));
            }
        }
    }

    private static bool IsSameSeries(FileQuality left, FileQuality right) =>
        left.Description is { } first && right.Description is { } second
        && first.Symbol == second.Symbol && first.Format == second.Format && first.Timeframe == second.Timeframe
        && left.First <= right.Last && right.First <= left.Last;

    private static void CheckPeriod(DataQualityReport report, DataPeriod period)
    {
        if (period.From is { } from && period.To is { } to && from >= to)
        {
            Add(
                report,
                DataSeverity.Error,
                DataFindingCodes.PeriodReversed,
                $"The period from {from} to {to} is empty. Put the earlier time first.");
        }
        else if (report.First is { } first && report.Last is { } last)
        {
            CheckPeriod(report, period, first, last);
        }
    }

    private static void CheckPeriod(DataQualityReport report, DataPeriod period, Timestamp first, Timestamp last)
    {
        var range = $"The data reaches from {first} to {last}.";
        if (period.From > last || period.To < first)
        {
            Add(
                report,
                DataSeverity.Error,
                DataFindingCodes.PeriodOutsideData,
                $"{range} None of it lies in the period asked for, {Text(period)}.");
        }
        else if (period.From < first || period.To > last)
        {
            Add(
                report,
                DataSeverity.Warning,
                DataFindingCodes.PeriodExceedsData,
                $"{range} The period asked for, {Text(period)}, goes beyond it.");
        }
    }

    private static string Text(DataPeriod period) =>
        $"{(period.From is { } from ? $"from {from}" : "from the beginning")} "
            + $"{(period.To is { } to ? $"to {to}" : "to the end")}";

    private static void Add(DataQualityReport report, DataSeverity severity, string code, string message) =>
        report.Findings.Add(
            new(severity, code, string.Join(", ", report.Files.Select(file => file.Path)), 0, null, message));
}
