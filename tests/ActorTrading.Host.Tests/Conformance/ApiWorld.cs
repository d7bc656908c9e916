using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Jobs;
using ActorTrading.Host.Tests.Http;
using ActorTrading.Storage.Backtests;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>
/// Real things on a node, for requests to be about: a portfolio that trades, and whatever else is asked for, made by
/// the same HTTP that is under test.
/// </summary>
internal sealed class ApiWorld(ConformingNode node, HttpClient admin)
{
    /// <summary>Its name is in no answer to somebody who may not see it.</summary>
    public const string Portfolio = "desk-canary";

    /// <summary>The portfolio of the token that sees no other.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>As hidden as the other one, and nothing is lost when a job stops it.</summary>
    public const string Idle = Portfolio + "-idle";

    public const string Backtest = "kept-run";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Buys as soon as nothing is held, so that there is a position to close again and again.</summary>
    public const string Buying = """
        {"portfolio_id":"desk-canary","name":"Hold","type":"entry","cooldown":"1s",
         "conditions":[{"field":"price","operator":"greater_than","value":1},
                       {"field":"position_open","operator":"equals","value":0}],
         "actions":[{"type":"buy","sizing_method":"fixed","size_value":0.01}]}
        """;

    /// <summary>Goes on placing orders far below the market, so that there is always one to cancel.</summary>
    private const string Resting = """
        {"portfolio_id":"desk-canary","name":"Rest","type":"entry","cooldown":"1s",
         "conditions":[{"field":"price","operator":"greater_than","value":1}],
         "actions":[{"type":"buy","sizing_method":"fixed","size_value":0.01,"order":"limit","limit_offset":8}]}
        """;

    private readonly Lock _gate = new();
    private Task _damaging = Task.CompletedTask;
    private readonly ConcurrentDictionary<string, bool> _cancelled = new();
    private readonly ConcurrentDictionary<string, bool> _suspended = new();
    private readonly ConcurrentDictionary<string, bool> _failing = new();
    private int _made;

    public ConformingNode Node => node;

    public string NewName(string kind) => $"{kind}-{Interlocked.Increment(ref _made)}";

    public async Task Begin()
    {
        new BacktestResultStore(Path.Combine(node.Folder, BacktestResultStore.FileName), TimeProvider.System)
            .Keep(KeptRun());

        // Where a folder is needed for reports there is a file: a report is tried again and again, and never done.
        await File.WriteAllTextAsync(Path.Combine(node.Folder, "reports"), "");
        await OpenPortfolio(Portfolio);
        await OpenPortfolio(Elsewhere);
        await OpenPortfolio(Idle);
        await InTurn("/journal/backup");
        await Created("/auto-trading/rules", Buying);
        await Created("/auto-trading/rules", Resting);
        await StartSession(Portfolio);
        await Trade(isOpen: false);
        await Trade(isOpen: true);
        await Created(
            "/recommendations",
            """{"symbol":"ETH-USD","rating":"BUY","confidence":0.5,"expires_at":"2100-01-01T00:00:00Z"}""");
    }

    public async Task<string> OpenPortfolio(string? id = null)
    {
        var name = id ?? NewName("portfolio");
        await Created("/portfolios", $$"""{"id":"{{name}}","name":"{{name}}","base_currency":"USD"}""");
        await Created($"/portfolios/{name}/deposits", """{"amount":100000}""");
        return name;
    }

    public async Task<string> StartSession(string? portfolio = null)
    {
        var owner = portfolio ?? await OpenPortfolio();
        var answer = await Created("/auto-trading/sessions/start", SessionOf(owner));
        return answer["id"]!.GetValue<string>();
    }

    public static string SessionOf(string portfolio) =>
        $$"""
        {"portfolio_id":"{{portfolio}}","name":"day","symbols":["BTC-USD"],
         "timeframe":"1m","evaluation":"every_tick"}
        """;

    public async Task<string> Rule()
    {
        var answer = await Created("/auto-trading/rules", RuleOf(NewName("rule")));
        return answer["id"]!.GetValue<string>();
    }

    /// <summary>One that never fires.</summary>
    public static string RuleOf(string name) =>
        $$"""
        {"portfolio_id":"{{Portfolio}}","name":"{{name}}","type":"exit","priority":3,
         "conditions":[{"field":"rsi","period":14,"operator":"crosses_above","value":99.5}],
         "actions":[{"type":"sell","sizing_method":"full_position"}]}
        """;

    public async Task<string> Token(string role, string? portfolio = null)
    {
        var scope = portfolio is null ? "" : $$""","portfolios":["{{portfolio}}"]""";
        var answer = await Created("/tokens", $$"""{"label":"{{NewName("token")}}","role":"{{role}}"{{scope}} }""");
        return answer["secret"]!.GetValue<string>();
    }

    public Task<string> Job() => Job(JobOf(NewName("job")));

    /// <summary>A job that a test is to suspend, of which the node will complain.</summary>
    public async Task<string> JobToSuspend()
    {
        var id = await Job();
        _suspended[id] = true;
        return id;
    }

    /// <summary>A job that has begun to run, and whose run waits for its next attempt.</summary>
    public async Task<string> RunningJob()
    {
        var id = await Job(FailingJobOf(NewName("job")));
        _failing[id] = true;
        await Created($"/jobs/{id}/run", null);
        return id;
    }

    /// <summary>A job whose only event is gone from the journal, which has found that out.</summary>
    public Task<string> DamagedJob() => Alone(Damage);

    /// <summary>A job that did not load, and would now.</summary>
    public Task<string> SuspendedJob() => Alone(async () =>
    {
        var job = new EntityId(JobEntity.Type, await Damage());
        var entities = node.Runtime.Engine.Entities;
        _suspended[job.Key] = true;
        Assert.True(entities.Restart(job));
        await Wait(() => Task.FromResult(entities.SuspendedEntities.Any(s => s.Entity == job) ? job.Key : null));
        Accept(job);
        return job.Key;
    });

    /// <summary>Accepts what a test has damaged and left so: a damaged journal is not backed up.</summary>
    public Task Heal() => Alone(() =>
    {
        foreach (var damage in node.Runtime.Stores.Journal.Damages)
        {
            Accept(damage.Entity);
        }

        return Task.FromResult("");
    });

    private async Task<string> Damage()
    {
        var id = await Job();
        node.Alter(
            "DELETE FROM event WHERE entity = (SELECT id FROM entity WHERE type = 'job' AND key = $key)", id);
        await InTurn($"/journal/entities/job/{id}/verify");
        return id;
    }

    // One after the other: nobody heals what another is about to look at.
    private Task<string> Alone(Func<Task<string>> act)
    {
        lock (_gate)
        {
            var next = After(_damaging, act);
            _damaging = next;
            return next;
        }
    }

    private static async Task<string> After(Task before, Func<Task<string>> act)
    {
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await act();
    }

    private void Accept(EntityId entity)
    {
        try
        {
            node.Runtime.Stores.Journal.AcceptLoss(entity, "test", "a test");
        }
        catch (ArgumentException)
        {
            // Another request of the test was faster.
        }
    }

    /// <summary>The latest backup: there has been one since before anything was damaged.</summary>
    public async Task<string> Backup()
    {
        var backups = await Read("/journal/backups");
        return backups["items"]![0]!["name"]!.GetValue<string>();
    }

    /// <summary>The id of a request that changed something.</summary>
    public async Task<string> Correlation()
    {
        var lines = await Read("/audit?limit=50");
        return lines["items"]!.AsArray().Select(line => line!["entry"]!["correlation_id"]).First(id => id is not null)!
            .GetValue<string>();
    }

    /// <summary>Whether a line of the node's log is about what a test did to it on purpose.</summary>
    public bool IsOwnDoing(string line) => _suspended.Keys.Any(
        job => line.Contains($"job/{job} is suspended", StringComparison.Ordinal))
        || _failing.Keys.Any(job => line.Contains($"of job {job} ended", StringComparison.Ordinal));

    /// <summary>Asks until nobody else has the same done.</summary>
    private async Task<JsonNode> InTurn(string path)
    {
        using var pace = new PeriodicTimer(Look);
        while (true)
        {
            using var answer = await admin.Post(path, null);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
            {
                return await Answer(answer);
            }

            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task<string> Job(string body)
    {
        var answer = await Created("/jobs", body);
        return answer["id"]!.GetValue<string>();
    }

    public static string JobOf(string id) =>
        $$"""
        {"id":"{{id}}","name":"the end","work":{"kind":"session_stop","portfolio":"{{Idle}}","reason":"late"},
         "schedule":{"kind":"once","at":"2100-01-01T00:00:00Z"},"missed":{"kind":"skip"} }
        """;

    private static string FailingJobOf(string id) =>
        $$"""
        {"id":"{{id}}","name":"a report","work":{"kind":"report","portfolio":"{{Portfolio}}"},
         "schedule":{"kind":"once","at":"2100-01-01T00:00:00Z"},"missed":{"kind":"skip"},
         "retry":{"attempts_max":3,"first_delay":"00:10:00","delay_max":"00:10:00","jitter":0} }
        """;

    /// <summary>The number of an alert that stands and that nobody has acknowledged.</summary>
    public async Task<string> Alert()
    {
        var code = NewName("test_alert").Replace('-', '_');
        var raise = new AlertCommand.Raise(code, AlertSeverity.Warning, "conformance", "Raised by a test.")
        {
            At = Timestamp.From(TimeProvider.System.GetUtcNow()),
        };
        await node.Runtime.Engine.Entities.Ask(AlertsEntity.Id, raise);
        var alerts = await Read("/alerts");
        return alerts["items"]!.AsArray().Single(a => a!["code"]!.GetValue<string>() == code)!["id"]!.ToString();
    }

    /// <summary>A trade of the portfolio; one that can be cancelled, and each of those once.</summary>
    public Task<string> Trade(bool isOpen) => Wait(async () =>
    {
        var trades = await Read($"/auto-trading/trades/{Portfolio}?limit=500{(isOpen ? "&open_only=true" : "")}");
        var ids = trades["items"]!.AsArray()
            .Where(t => isOpen == (t!["order_type"]?.GetValue<string>() == "limit"))
            .Select(t => t!["id"]!.GetValue<string>());
        return isOpen ? ids.FirstOrDefault(id => _cancelled.TryAdd(id, true)) : ids.FirstOrDefault();
    });

    public Task<string> Position() => Wait(async () =>
    {
        var positions = await Read($"/portfolios/{Portfolio}/positions");
        return positions["items"]!.AsArray().FirstOrDefault()?["symbol"]!.GetValue<string>();
    });

    public Task<JsonNode> Created(string path, string? body, string? key = null) => Answer(() => admin.Post(
        path, body, key is null ? [] : [("Idempotency-Key", key)]));

    public Task<JsonNode> Read(string path) => Answer(() => admin.Get(path));

    private static async Task<JsonNode> Answer(Func<Task<HttpResponseMessage>> send)
    {
        using var answer = await send();
        return await Answer(answer);
    }

    private static async Task<JsonNode> Answer(HttpResponseMessage answer)
    {
        var text = await answer.Text();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri} is needed first: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Looks until there is something.</summary>
    public async Task<string> Wait(Func<Task<string?>> look)
    {
        using var pace = new PeriodicTimer(Look);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            if (await look() is { } found)
            {
                return found;
            }
        }

        var latest = await Read($"/decisions?portfolio={Portfolio}&limit=3");
        throw new TimeoutException(
            $"{Portfolio} has not traded within {Patience}. Its latest decisions: {latest.ToJsonString()}");
    }

    private static BacktestResultRow KeptRun()
    {
        var at = Timestamp.Parse("2026-01-01T00:00:00Z");
        return new()
        {
            Id = Backtest,
            Title = "kept",
            Command = "backtest",
            Seed = "1",
            OrderHash = new string('a', 64),
            StateHash = new string('b', 64),
            StartDate = at,
            EndDate = at,
            Currency = "USD",
            InitialCapital = 1m,
            FinalCapital = 1m,
            TotalPnl = 0m,
            TotalTrades = 0,
            WinningTrades = 0,
            LosingTrades = 0,
            Summary = "{}",
            CreatedAt = at,
        };
    }
}
