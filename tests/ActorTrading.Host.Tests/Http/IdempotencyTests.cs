using System.Net;
using ActorTrading.Actors.Entities;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Tests.Http;

public sealed class IdempotencyTests
{
    private const string Body = """{"size":1}""";

    private static readonly (string, string) Key = ("Idempotency-Key", "order-1");

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_runs_nothing()
    {
        var probe = new ProbeModule();
        await using var node = await ProbedNode.Start(probe);

        using var first = await node.Admin.Post("/probe", Body, Key);
        using var second = await node.Admin.Post("/probe", Body, Key);

        Assert.Equal(1, probe.Runs);
        Assert.Equal(await first.Text(), await second.Text());
        Assert.Equal((first.StatusCode, "true"), (
            second.StatusCode, second.Headers.GetValues("Idempotency-Replayed").Single()));
        Assert.Equal("application/json", second.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_the_time_that_is_set()
    {
        var probe = new ProbeModule();
        await using var node = await TestNode.Start(new TestNodeOptions
        {
            Door = new() { Port = 0, FailureDelay = TimeSpan.Zero, RepeatsKeptFor = TimeSpan.FromHours(2) },
            Modules = _ => [probe],
        });
        await node.Admin.Post("/probe", Body, Key).Json(HttpStatusCode.OK);

        node.Time.Advance(TimeSpan.FromMinutes(119));
        await node.Admin.Post("/probe", """{"size":2}""", Key)
            .Problem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        node.Time.Advance(TimeSpan.FromMinutes(1));
        await node.Admin.Post("/probe", """{"size":2}""", Key).Json(HttpStatusCode.OK);

        Assert.Equal(2, probe.Runs);
    }

    [Fact]
    public async Task A_key_belongs_to_its_body_its_route_and_its_token()
    {
        var probe = new ProbeModule();
        await using var node = await ProbedNode.Start(probe);
        var trader = node.Client(await node.Admin.NewToken("trader"));
        var ids = new List<string>();
        foreach (var (client, path) in new[]
        {
            (node.Admin, "/probe"), (trader, "/probe"), (node.Admin, "/portfolios/a/probe"),
            (node.Admin, "/portfolios/b/probe"),
        })
        {
            var answer = await client.Post(path, Body, Key).Json(HttpStatusCode.OK);
            ids.Add(answer["thing_id"]!.GetValue<string>());
        }

        Assert.Equal(4, ids.Distinct().Count());
        await node.Admin.Post("/probe", """{"size":2}""", Key)
            .Problem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        Assert.Equal(4, probe.Runs);
    }

    [Fact]
    public async Task After_an_open_outcome_the_repeat_runs_under_the_same_ids()
    {
        var probe = new ProbeModule
        {
            Failure = CommandAnswer.Of(new CommandResult.Unknown("lost")).AsException(),
        };
        await using var node = await ProbedNode.Start(probe);

        var open = await node.Admin.Post("/probe", Body, Key)
            .Problem(HttpStatusCode.ServiceUnavailable, "outcome_unknown");
        await node.Admin.Post("/probe", """{"size":2}""", Key)
            .Problem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        probe.Failure = null;
        var answer = await node.Admin.Post("/probe", Body, Key).Json(HttpStatusCode.OK);

        Assert.Contains("same Idempotency-Key", open["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(2, probe.Runs);
        Assert.StartsWith("http:", answer["command_id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_repeated_and_a_malformed_request_frees_its_key()
    {
        var probe = new ProbeModule
        {
            Failure = CommandAnswer.Of(new CommandResult.Refused(new("no_position", "There is none."))).AsException(),
        };
        await using var node = await ProbedNode.Start(probe);

        await node.Admin.Post("/probe", """{"size":"x"}""", Key).Problem(HttpStatusCode.BadRequest, "body_invalid");
        await node.Admin.Post("/probe", Body, Key).Problem(HttpStatusCode.NotFound, "no_position");
        probe.Failure = null;
        using var repeated = await node.Admin.Post("/probe", Body, Key);

        Assert.Equal(HttpStatusCode.NotFound, repeated.StatusCode);
        Assert.Equal("application/problem+json", repeated.Content.Headers.ContentType!.MediaType);
        Assert.Equal(1, probe.Runs);
    }

    [Fact]
    public async Task Two_at_once_are_one_and_a_conflict()
    {
        var gate = new TaskCompletionSource();
        var probe = new ProbeModule { Gate = gate.Task };
        await using var node = await ProbedNode.Start(probe);

        var first = node.Admin.Post("/probe", Body, Key);
        await Eventually.True(() => probe.Runs == 1, "the first request runs");
        await node.Admin.Post("/probe", Body, Key).Problem(HttpStatusCode.Conflict, "idempotency_key_in_use");
        gate.SetResult();

        await first.Json(HttpStatusCode.OK);
        Assert.Equal(1, probe.Runs);
    }

    [Fact]
    public async Task Who_hangs_up_meanwhile_can_ask_again()
    {
        var gate = new TaskCompletionSource();
        var probe = new ProbeModule { Gate = gate.Task };
        await using var node = await ProbedNode.Start(probe);
        using var hangUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/probe")
        {
            Content = new StringContent(Body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(Key.Item1, Key.Item2);

        var first = node.Admin.SendAsync(request, hangUp.Token);
        await Eventually.True(() => probe.Runs == 1, "the first request runs");
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        HttpStatusCode? answered = null;
        await Eventually.True(
            () =>
            {
                using var again = node.Admin.Post("/probe", Body, Key).GetAwaiter().GetResult();
                answered = again.StatusCode;
                return answered != HttpStatusCode.Conflict;
            },
            "the key is free again");
        Assert.Equal(HttpStatusCode.OK, answered);
    }

    [Fact]
    public async Task Answers_are_forgotten_after_a_day()
    {
        var probe = new ProbeModule();
        await using var node = await ProbedNode.Start(probe);
        var first = await node.Admin.Post("/probe", Body, Key).Json(HttpStatusCode.OK);

        node.Time.Advance(TimeSpan.FromHours(24));
        var again = await node.Admin.Post("/probe", Body, Key).Json(HttpStatusCode.OK);

        Assert.Equal(2, probe.Runs);
        Assert.Equal(first["command_id"]!.GetValue<string>(), again["command_id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task A_key_is_visible_ascii(string key)
    {
        await using var node = await ProbedNode.Start(new ProbeModule());

        await node.Admin.Post("/probe", Body, ("Idempotency-Key", key))
            .Problem(HttpStatusCode.BadRequest, "idempotency_key_invalid");
    }

    [Fact]
    public async Task Without_a_key_every_request_is_one_of_its_own()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());

        var first = await node.Admin.Post("/probe", Body).Json(HttpStatusCode.OK);
        var second = await node.Admin.Post("/probe", Body).Json(HttpStatusCode.OK);

        Assert.NotEqual(first["command_id"]!.GetValue<string>(), second["command_id"]!.GetValue<string>());
        Assert.NotEqual(first["thing_id"]!.GetValue<string>(), second["thing_id"]!.GetValue<string>());
        Assert.Equal(7, Guid.Parse(first["thing_id"]!.GetValue<string>()).Version);
    }
}
