using System.Collections.Immutable;
using System.Globalization;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Scheduling.Reports;

/// <summary>Daily performance reports, one JSON file and one page for each portfolio and day.</summary>
/// <param name="store">The read models.</param>
/// <param name="folder">Where the reports go, within the data folder: each portfolio in a folder of its own.</param>
/// <param name="keep">Reports of days longer ago than this are removed.</param>
/// <param name="time">For the time of writing.</param>
internal sealed class DailyReports(ReadModelStore store, string folder, TimeSpan keep, TimeProvider time)
{
    private const string DayFormat = "yyyy-MM-dd";
    private const int PageRows = 500;

    private readonly PortfolioQueries _portfolios = new(store);
    private readonly OrderQueries _orders = new(store);

    /// <returns>The JSON file, from the data folder on; null where there is no such portfolio.</returns>
    public async Task<string?> Write(PortfolioId portfolio, DateOnly day, CancellationToken stop)
    {
        if (Make(portfolio.Value, day, stop) is not { } report)
        {
            return null;
        }

        // An id may hold what a path may not.
        var home = Path.Combine(folder, Uri.EscapeDataString(portfolio.Value));
        Directory.CreateDirectory(home);
        var file = Path.Combine(home, day.ToString(DayFormat, CultureInfo.InvariantCulture) + ".json");
        await Replace(file, DailyReportText.Json(report), stop).ConfigureAwait(false);
        await Replace(Path.ChangeExtension(file, ".html"), DailyReportText.Html(report), stop).ConfigureAwait(false);
        Prune(home);
        return Path.GetRelativePath(Path.GetDirectoryName(folder)!, file);
    }

    private DailyReport? Make(string portfolio, DateOnly day, CancellationToken stop)
    {
        if (_portfolios.Find(portfolio) is not { } row)
        {
            return null;
        }

        var (from, to) = (StartOf(day), StartOf(day.AddDays(1)));
        var (before, after) = Equity(portfolio, from, to);
        var filter = new ActivityFilter { Portfolio = portfolio, From = from, To = to };
        var trades = All(page => _orders.Trades(filter, page), stop);
        return new()
        {
            Portfolio = row.Id,
            Name = row.Name,
            Currency = row.BaseCurrency,
            Day = day,
            WrittenAt = Timestamp.From(time.GetUtcNow()),
            EquityBefore = before,
            EquityAfter = after,
            Executions = trades.Count,
            RealisedPnl = trades.Sum(t => t.RealisedPnl),
            Fees = trades.GroupBy(t => t.FeeAsset, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(g => g.Key, g => g.Sum(t => t.Fee), StringComparer.Ordinal),
            Symbols =
            [
                .. trades.GroupBy(t => t.Symbol, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new SymbolActivity(
                        g.Key, g.Count(), g.Sum(t => t.Price * t.Quantity), g.Sum(t => t.RealisedPnl))),
            ],
            Cash = row.Cash,
            OpenPositions =
                [.. All(page => _portfolios.Positions(new() { Portfolio = portfolio }, page, isOpen: true), stop)],
        };
    }

    /// <summary>Marks come newest first, so that reading stops at the first one before the day.</summary>
    private (decimal? Before, decimal? After) Equity(string portfolio, Timestamp from, Timestamp to)
    {
        decimal? after = null;
        long? next = null;
        do
        {
            var page = _portfolios.Equity(portfolio, new(PageRows, next));
            foreach (var mark in page.Items.Where(m => m.At < to))
            {
                after ??= mark.Equity;
                if (mark.At < from)
                {
                    return (mark.Equity, after);
                }
            }

            next = page.Next;
        }
        while (next is not null);

        return (null, after);
    }

    private static List<TRow> All<TRow>(Func<PageRequest, Page<TRow>> read, CancellationToken stop)
    {
        var rows = new List<TRow>();
        long? next = null;
        do
        {
            stop.ThrowIfCancellationRequested();
            var page = read(new(PageRows, next));
            rows.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);

        return rows;
    }

    private void Prune(string home)
    {
        var oldest = DateOnly.FromDateTime((time.GetUtcNow() - keep).UtcDateTime);
        foreach (var file in Directory.EnumerateFiles(home))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (DateOnly.TryParseExact(name, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day < oldest)
            {
                File.Delete(file);
            }
        }
    }

    private static Timestamp StartOf(DateOnly day) =>
        Timestamp.From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

    /// <summary>A reader sees the old file or the new one, and never half of it.</summary>
    private static async Task Replace(string file, string text, CancellationToken stop)
    {
        var draft = file + ".new";
        await File.WriteAllTextAsync(draft, text, stop).ConfigureAwait(false);
        File.Move(draft, file, overwrite: true);
    }
}
