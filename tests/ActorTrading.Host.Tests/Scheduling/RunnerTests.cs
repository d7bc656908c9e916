using System.Text.Json.Nodes;
using System.Xml.Linq;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Projections;
using ActorTrading.Host.Scheduling.Reports;
using ActorTrading.Host.Scheduling.Runners;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Storage.ReadModels.Queries;
using ActorTrading.Storage.ReadModels.Rebuilding;
using ActorTrading.Testing;
using ActorTrading.Testing.Trading;

namespace ActorTrading.Host.Tests.Scheduling;

/// <summary>
/// Reports and checks, on the journal of a recorded run from 18:00 on 1 March 2026 into the next day.
/// </summary>
public sealed class RunnerTests : IDisposable
{
    private static readonly PortfolioId Both = new("both");
    private static readonly Lazy<FollowedInMemoryJournal> Journal =
        new(() => RecordedTrading.Journal(seed: 11, TimeSpan.FromHours(8)));

    private readonly TemporaryFolder _folder = new();
    private readonly ReadModelStore _store;

    public RunnerTests() => _store = new(_folder["read-models.db"], TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_report_adds_up_to_what_was_executed_in_the_day()
    {
        await CatchUp();
        var outcome = await Report(Both, "2026-03-02T00:05:00Z");

        Assert.Equal(
            "reports/both/2026-03-01.json was written.", Assert.IsType<JobOutcome.Succeeded>(outcome).Message);
        var report = JsonNode.Parse(await Text("reports/both/2026-03-01.json"))!;
        var trades = new OrderQueries(_store).Trades(new() { Portfolio = "both" }, new(1_000)).Items;
        var inDay = trades.Where(t => t.ExecutedAt < Timestamp.Parse("2026-03-02")).ToArray();
        Assert.NotEmpty(inDay);
        Assert.NotEqual(trades.Count, inDay.Length);
        Assert.Equal(inDay.Length, report["executions"]!.GetValue<int>());
        Assert.Equal(inDay.Sum(t => t.RealisedPnl), report["realised_pnl"]!.GetValue<decimal>());
        Assert.Equal(
            inDay.Where(t => t.FeeAsset == "USD").Sum(t => t.Fee), report["fees"]!["USD"]!.GetValue<decimal>());
        Assert.Equal(
            inDay.Sum(t => t.Price * t.Quantity),
            report["symbols"]!.AsArray().Sum(s => s!["turnover"]!.GetValue<decimal>()));
        Assert.Null(report["equity_before"]);
        Assert.NotNull(report["equity_after"]);
    }

    [Fact]
    public async Task A_later_day_begins_with_the_equity_of_the_day_before()
    {
        await CatchUp();
        await Report(Both, "2026-03-02T00:05:00Z");
        await Report(Both, "2026-03-03T00:05:00Z");

        var first = JsonNode.Parse(await Text("reports/both/2026-03-01.json"))!;
        var second = JsonNode.Parse(await Text("reports/both/2026-03-02.json"))!;
        Assert.Equal(
            first["equity_after"]!.GetValue<decimal>(), second["equity_before"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task The_page_is_well_formed_and_says_the_same()
    {
        await CatchUp();
        await Report(Both, "2026-03-02T00:05:00Z");

        var text = await Text("reports/both/2026-03-01.html");
        var page = XDocument.Parse(text["<!DOCTYPE html>".Length..]);
        Assert.Equal("both, 2026-03-01", page.Root!.Element("body")!.Element("h1")!.Value);
        Assert.Contains("BTC-USD", page.Root.Value);
    }

    [Fact]
    public async Task Repeating_a_report_writes_the_same_file_and_old_ones_go()
    {
        await CatchUp();
        await Report(Both, "2026-03-02T00:05:00Z");
        var old = _folder["reports/both/2019-01-01.json"];
        await File.WriteAllTextAsync(old, "{}", Cancel);
        var notes = _folder["reports/both/notes.txt"];
        await File.WriteAllTextAsync(notes, "mine", Cancel);
        await Report(Both, "2026-03-02T00:05:00Z");

        Assert.Equal(
            ["2026-03-01.html", "2026-03-01.json", "notes.txt"],
            Directory.GetFiles(_folder["reports/both"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_portfolio_that_does_not_exist_has_no_report_and_no_folder()
    {
        Assert.IsType<JobOutcome.Failed>(await Report(new("../nobody"), "2026-03-02T00:05:00Z"));
        Assert.False(Directory.Exists(_folder["reports"]));
    }

    [Fact]
    public async Task A_check_of_the_read_models_says_whether_they_agree_with_the_journal()
    {
        await CatchUp();
        using var rebuild = new ReadModelRebuild(_store, Journal.Value, KnownEntities.Catalogue());
        var runner = new ReadModelCheckRunner(rebuild);

        Assert.IsType<JobOutcome.Succeeded>(await runner.Run(Work(new JobTask.ReadModelCheck()), new(), Cancel));
    }

    [Fact]
    public async Task A_table_that_differs_fails_the_check_by_name()
    {
        await CatchUp();
        using (var connection = new Storage.Sqlite.SqliteFile(_folder["read-models.db"]).Open())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE portfolios SET cash = '1' WHERE id = 'coin'";
            command.ExecuteNonQuery();
        }

        using var rebuild = new ReadModelRebuild(_store, Journal.Value, KnownEntities.Catalogue());
        var outcome = await new ReadModelCheckRunner(rebuild).Run(Work(new JobTask.ReadModelCheck()), new(), Cancel);

        Assert.Contains("differ from the journal: portfolios.", Assert.IsType<JobOutcome.Failed>(outcome).Message);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<JobOutcome> Report(PortfolioId portfolio, string fireTime)
    {
        var reports = new DailyReports(_store, _folder["reports"], TimeSpan.FromDays(2_000), TimeProvider.System);
        var task = new JobTask.Report(portfolio);
        return new ReportRunner(reports).Run(Work(task, fireTime), task, Cancel);
    }

    private static JobWork Work(JobTask task, string fireTime = "2026-03-02T00:05:00Z") =>
        new(new("job"), 1, 1, Timestamp.Parse(fireTime), task, TimeSpan.FromMinutes(1));

    private async Task CatchUp()
    {
        var catalogue = KnownEntities.Catalogue();
        while (_store.Checkpoint < Journal.Value.LastOffset)
        {
            var records = await Journal.Value.ReadAfter(_store.Checkpoint, 1_000);
            _store.Apply([.. records.Select(r => new JournalledEvent(r.Offset, r.Record, catalogue.Decode(r.Record)))]);
        }
    }

    private Task<string> Text(string name) => File.ReadAllTextAsync(_folder[name], Cancel);
}
