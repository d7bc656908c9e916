using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Http.Jobs;
using ActorTrading.Host.Scheduling;
using ActorTrading.Host.Scheduling.Runners;
using ActorTrading.Host.Tests.Scheduling;
using ActorTrading.Storage.Backups;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorTrading.Host.Tests.Http;

public sealed class JobsEndpointTests
{
    private const string Backup = """
        {"id":"backup","name":"nightly","work":{"kind":"backup"},
         "schedule":{"kind":"cron","expression":"0 0 3 * * ?","time_zone":"Europe/Berlin"},
         "missed":{"kind":"run_if_within","lateness":"06:00:00"}}
        """;

    private const string Open = """
        {"id":"open","name":"open","work":{"kind":"session_start","portfolio":"main","config":
          {"name":"day","symbols":["BTC-USD"],"default_timeframe":"1m"}},
         "schedule":{"kind":"every","interval":"1.00:00:00","from":"2026-03-05T09:00:00Z"},
         "missed":{"kind":"skip"}}
        """;

    [Fact]
    public async Task A_job_is_made_shown_and_listed()
    {
        await using var node = await Started();

        var made = await node.Admin.Post("/jobs", Backup).Json(HttpStatusCode.Created);
        Assert.Equal("2026-03-05T02:00:00Z", Text(made["next_fire"]));
        Assert.Equal("backup", Text(made["work"]!["kind"]));
        Assert.True(made["enabled"]!.GetValue<bool>());

        var shown = await node.Admin.Get("/jobs/backup").Json(HttpStatusCode.OK);
        Assert.Equal(made.ToJsonString(), shown.ToJsonString());
        await node.Admin.Post("/jobs", Open).Json(HttpStatusCode.Created);
        var first = await node.Admin.Get("/jobs?limit=1").Json(HttpStatusCode.OK);
        Assert.Equal("backup", Text(Assert.Single(first["items"]!.AsArray())!["id"]));
        var second = await node.Admin.Get($"/jobs?limit=1&cursor={Text(first["next"])}").Json(HttpStatusCode.OK);
        Assert.Equal("open", Text(Assert.Single(second["items"]!.AsArray())!["id"]));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task What_was_answered_can_be_sent_back_as_a_change()
    {
        await using var node = await Started();
        var made = (await node.Admin.Post("/jobs", Open).Json(HttpStatusCode.Created)).AsObject();
        var wanted = new JsonObject();
        foreach (var name in new[] { "name", "work", "schedule", "missed", "overlap", "retry", "run_time_max" })
        {
            wanted[name] = made[name]?.DeepClone();
        }

        wanted["name"] = "morning";
        wanted["enabled"] = false;
        var changed = await Put(node, wanted);

        Assert.Equal("morning", Text(changed["name"]));
        Assert.False(changed["enabled"]!.GetValue<bool>());
        Assert.Null(changed["next_fire"]);
        wanted["enabled"] = true;
        var enabled = await Put(node, wanted);
        Assert.Equal("2026-03-05T09:00:00Z", Text(enabled["next_fire"]));
    }

    [Fact]
    public async Task A_job_runs_by_hand_and_its_runs_are_listed()
    {
        await using var node = await Started();
        await node.Admin.Post("/jobs", Backup).Json(HttpStatusCode.Created);

        for (var number = 1; number <= 3; number++)
        {
            var expected = number;
            await node.Admin.Post("/jobs/backup/run", null).Json(HttpStatusCode.Accepted);
            await Eventually.True(
                () => node.Admin.Get("/jobs/backup").Json(HttpStatusCode.OK).GetAwaiter().GetResult() is var job
                    && job["active_run"] is null && job["run_count"]!.GetValue<int>() == expected,
                "the run is over");
        }

        var runs = await node.Admin.Get("/jobs/backup/runs?limit=2").Json(HttpStatusCode.OK);
        Assert.Equal([3, 2], runs["items"]!.AsArray().Select(r => r!["number"]!.GetValue<int>()));
        Assert.Equal("succeeded", Text(runs["items"]![0]!["status"]));
        Assert.Equal("manual", Text(runs["items"]![0]!["trigger"]));
        var rest = await node.Admin.Get($"/jobs/backup/runs?limit=2&cursor={Text(runs["next"])}")
            .Json(HttpStatusCode.OK);
        Assert.Equal([1], rest["items"]!.AsArray().Select(r => r!["number"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_failure_that_nobody_expected_is_told_by_its_kind_and_is_whole_in_the_log()
    {
        using var logs = new RecordedLogs();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        var backups = new NoBackups(new IOException($"No space left: '{NoBackups.Path}'"));
        await using var node = await Started(backups, factory);
        await node.Admin.Post("/jobs", Backup).Json(HttpStatusCode.Created);

        var message = await FailureOf(node);

        Assert.Contains("(IOException)", message, StringComparison.Ordinal);
        Assert.Contains("run 1 of job backup", message, StringComparison.Ordinal);
        Assert.DoesNotContain(NoBackups.Path, message, StringComparison.Ordinal);
        var line = Assert.Single(logs.Lines, l => l.Contains(NoBackups.Path, StringComparison.Ordinal));
        Assert.Contains("run 1 of job backup", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_backup_says_of_a_damaged_journal_is_told_as_it_stands()
    {
        await using var node = await Started(new NoBackups(new BackupException("The journal is damaged.")));
        await node.Admin.Post("/jobs", Backup).Json(HttpStatusCode.Created);

        Assert.Equal("The journal is damaged.", await FailureOf(node));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason()
    {
        await using var node = await Started();
        await node.Admin.Post("/jobs", Backup).Json(HttpStatusCode.Created);

        await node.Admin.Post("/jobs", Backup.Replace("nightly", "other", StringComparison.Ordinal))
            .Problem(HttpStatusCode.Conflict, "job_already_exists");
        await node.Admin.Post("/jobs/backup/cancel", null).Problem(HttpStatusCode.Conflict, "job_nothing_to_cancel");
        await node.Admin.Get("/jobs/nothing").Problem(HttpStatusCode.NotFound, "job_not_found");
        await node.Admin.Post("/jobs/nothing/run", null).Problem(HttpStatusCode.NotFound, "job_not_found");
        var cron = await node.Admin.Post("/jobs", Backup.Replace("0 0 3", "61 0 3", StringComparison.Ordinal))
            .Problem(HttpStatusCode.BadRequest, "body_invalid");
        Assert.Equal("$.schedule.expression", Text(cron["errors"]![0]!["path"]));
        await node.Admin.Post("/jobs", Called("A b"))
            .Problem(HttpStatusCode.BadRequest, "body_invalid");
        await node.Admin.Post("/jobs", Called("mars").Replace("Europe/Berlin", "Mars/Base", StringComparison.Ordinal))
            .Problem(HttpStatusCode.UnprocessableEntity, "job_time_zone_unknown");
        await node.Admin.Post("/jobs", """{"name":"x"}""").Problem(HttpStatusCode.BadRequest, "body_invalid");
    }

    [Fact]
    public async Task A_deleted_job_is_gone()
    {
        await using var node = await Started();
        await node.Admin.Post("/jobs", Backup).Json(HttpStatusCode.Created);

        await node.Admin.Send(HttpMethod.Delete, "/jobs/backup?reason=done").Json(HttpStatusCode.OK);

        await node.Admin.Get("/jobs/backup").Problem(HttpStatusCode.NotFound, "job_not_found");
        Assert.Empty((await node.Admin.Get("/jobs").Json(HttpStatusCode.OK))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_request_that_is_repeated_makes_one_job()
    {
        await using var node = await Started();
        var nameless = Backup.Replace("\"id\":\"backup\",", "", StringComparison.Ordinal);

        var first = await node.Admin.Post("/jobs", nameless, ("Idempotency-Key", "k1")).Json(HttpStatusCode.Created);
        var again = await node.Admin.Post("/jobs", nameless, ("Idempotency-Key", "k1")).Json(HttpStatusCode.Created);

        Assert.Equal(Text(first["id"]), Text(again["id"]));
        Assert.Single((await node.Admin.Get("/jobs").Json(HttpStatusCode.OK))["items"]!.AsArray());
    }

    [Fact]
    public async Task Traders_have_the_session_jobs_of_their_portfolios_and_admins_the_rest()
    {
        await using var node = await Started();
        await node.Admin.Post("/jobs", Backup).Json(HttpStatusCode.Created);
        var viewer = node.Client(await node.Admin.NewToken("viewer"));
        var trader = node.Client(await node.Admin.NewToken("trader", ""","portfolios":["main"]"""));
        var stranger = node.Client(await node.Admin.NewToken("trader", ""","portfolios":["other"]"""));

        await viewer.Post("/jobs", Open).Problem(HttpStatusCode.Forbidden, "permission_missing");
        await stranger.Post("/jobs", Open).Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await trader.Post("/jobs", Open).Json(HttpStatusCode.Created);
        await trader.Post("/jobs", Backup).Problem(HttpStatusCode.Forbidden, "scope_too_narrow");
        await trader.Post("/jobs/backup/run", null).Problem(HttpStatusCode.NotFound, "job_not_found");
        await stranger.Get("/jobs/open").Problem(HttpStatusCode.NotFound, "job_not_found");
        var everywhere = node.Client(await node.Admin.NewToken("trader"));
        await everywhere.Post("/jobs/backup/run", null).Problem(HttpStatusCode.Forbidden, "permission_missing");

        Assert.Equal(["open"], await Listed(trader));
        Assert.Empty(await Listed(stranger));
        Assert.Equal(["backup", "open"], await Listed(viewer));
    }

    [Fact]
    public async Task What_is_done_to_jobs_is_on_the_audit_trail()
    {
        await using var node = await Started();
        await node.Admin.Post("/jobs", Backup).Json(HttpStatusCode.Created);
        await node.Admin.Post("/jobs/backup/run", null).Json(HttpStatusCode.Accepted);

        var trail = (await node.Admin.Get("/audit").Json(HttpStatusCode.OK)).ToJsonString();

        Assert.Contains("create_job", trail);
        Assert.Contains("run_job", trail);
        Assert.Contains("job backup", trail);
    }

    /// <summary>Runs the job by hand and waits for what is said of its first attempt.</summary>
    private static async Task<string> FailureOf(TestNode node)
    {
        await node.Admin.Post("/jobs/backup/run", null).Json(HttpStatusCode.Accepted);
        string? message = null;
        await Eventually.True(
            () =>
            {
                var job = node.Admin.Get("/jobs/backup").Json(HttpStatusCode.OK).GetAwaiter().GetResult();
                message = job["active_run"]?["message"]?.GetValue<string>();
                return message is not null;
            },
            "the attempt has failed");
        return message!;
    }

    private static string Called(string id) =>
        Backup.Replace("\"id\":\"backup\"", $"\"id\":\"{id}\"", StringComparison.Ordinal);

    private static Task<JsonNode> Put(TestNode node, JsonObject job) =>
        node.Admin.Send(HttpMethod.Put, "/jobs/open", job.ToJsonString()).Json(HttpStatusCode.OK);

    private static async Task<string[]> Listed(HttpClient client) =>
        [.. (await client.Get("/jobs").Json(HttpStatusCode.OK))["items"]!.AsArray().Select(j => Text(j!["id"]))];

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static Task<TestNode> Started(IBackupMaker? backups = null, ILoggerFactory? logs = null)
    {
        JobBoard? board = null;
        return TestNode.Start(new TestNodeOptions
        {
            Register = entities =>
            {
                entities.Register(
                    new PortfolioEntity(NoMarket.Instance, new PortfolioWatchersList(), TimeProvider.System));
                var service = new JobService(
                    new() { Entities = entities, File = "unused.db", Logs = logs ?? NullLoggerFactory.Instance },
                    new JobRunnerSet().Add(new BackupRunner(backups ?? new CountingBackups())));
                board = service.Board;
            },
            Modules = parts => [new JobsModule(parts.Entities, board!, parts.Cursors)],
        });
    }

    /// <summary>Fails whenever a backup is asked for.</summary>
    private sealed class NoBackups(Exception failure) : IBackupMaker
    {
        public const string Path = "/srv/data/backups";

        public Task<string> Make(CancellationToken stop) => Task.FromException<string>(failure);
    }

    private sealed class NoMarket : IMarketView
    {
        public static NoMarket Instance { get; } = new();

        public Domain.Portfolios.MarkSnapshot MarksOf(
            Domain.Portfolios.PortfolioId portfolio, Domain.Time.Timestamp at) =>
            Domain.Portfolios.MarkSnapshot.None(at);
    }
}
