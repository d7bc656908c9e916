using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>
/// Drives every operation of the node's own OpenAPI document. What is sent is generated from the document, so that an
/// operation which somebody adds is driven too; one that the generator cannot drive fails.
/// </summary>
public sealed class ConformanceTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    private const int AtOnce = 6;
    private const int Workers = 4;

    private readonly ApiDriver _driver = new(fixture.Contract);

    [Fact]
    public async Task Every_operation_takes_a_good_request_and_answers_as_documented()
    {
        foreach (var operation in fixture.Contract.Operations)
        {
            var request = await fixture.Good.Of(operation);
            if (operation.IsWebSocket)
            {
                await Connect(request);
                continue;
            }

            var answer = await _driver.Send(fixture.Admin, request);
            if (!answer.IsGood)
            {
                _driver.Find(answer, "a good request was not taken");
            }
        }

        foreach (var operation in fixture.Contract.Operations.Where(o => o.Body is not null))
        {
            var request = await fixture.Good.Of(operation);
            var turned = request.WithBody(Turned(request.Json!).ToJsonString(), "fields the other way round");
            var answer = await _driver.Send(fixture.Admin, turned);
            if (!answer.IsGood)
            {
                _driver.Find(answer, "the order of fields matters");
            }
        }

        Assert.Contains(fixture.Contract.Operations, o => o.IsWebSocket);
        Assert.True(fixture.Contract.Operations.Count >= 50, $"{fixture.Contract.Operations.Count} operations.");
        _driver.Demand();
    }

    [Fact]
    public async Task Lists_go_on_where_their_cursor_says()
    {
        foreach (var list in fixture.Contract.Operations.Where(o => o.Parameters.Any(p => p.Name == "cursor")))
        {
            var request = (await fixture.Good.Of(list)).Asking("limit", "1", "the first");
            var first = await _driver.Send(fixture.Admin, request);
            if (first.Json?["next"]?.GetValue<string>() is not { } next)
            {
                continue;
            }

            var second = await _driver.Send(fixture.Admin, request.Asking("cursor", next, "the second"));
            if (!second.IsGood || second.Json!["items"]!.ToJsonString() == first.Json["items"]!.ToJsonString())
            {
                _driver.Find(second, "the second page does not follow the first");
            }
        }

        _driver.Demand();
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_request_the_answer_says_so_and_nothing_fails()
    {
        var spoiling = new Spoiling(fixture.Contract);
        foreach (var operation in fixture.Contract.Operations)
        {
            foreach (var spoiled in spoiling.Of(await fixture.Good.Of(operation)))
            {
                await Send(spoiled);
            }
        }

        _driver.Demand();
        Assert.DoesNotContain(fixture.Node.Logs.Lines, line => !fixture.World.IsOwnDoing(line));
    }

    [Fact]
    public async Task A_method_that_a_path_does_not_take_is_refused_with_those_that_it_takes()
    {
        foreach (var path in fixture.Contract.Operations.GroupBy(o => o.Path))
        {
            var good = await fixture.Good.Of(path.First());
            var answer = await _driver.Send(fixture.Admin, good with
            {
                Operation = good.Operation with { Method = HttpMethod.Patch },
                What = "PATCH",
            });
            var allowed = answer.Headers.GetValueOrDefault("Allow") ?? "";
            if (answer.Status != 405 || path.Any(o => !allowed.Contains(o.Method.Method, StringComparison.Ordinal)))
            {
                _driver.Find(answer, $"allowed is {allowed}");
            }
        }

        _driver.Demand();
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_is_answered_as_the_first_was()
    {
        foreach (var operation in fixture.Contract.Operations.Where(o => o.IsWrite))
        {
            var request = (await fixture.Good.Of(operation)).With("Idempotency-Key", fixture.World.NewName("key"));
            var first = await _driver.Send(fixture.Admin, request);
            var second = await _driver.Send(fixture.Admin, request with { What = "repeated" });
            if (operation.Repeats == "replayed" && !IsRepeat(first, second))
            {
                _driver.Find(second, $"the first was answered {first.Status} {first.Text}");
            }

            if (operation is { Repeats: not null, Body: not null })
            {
                var other = await _driver.Send(
                    fixture.Admin, request.WithBody(request.Body + " ", "another body with the same key"));
                if (other.Code != "idempotency_key_reused")
                {
                    _driver.Find(other, "the key was taken for another body");
                }
            }
        }

        _driver.Demand();
    }

    [Fact]
    public async Task The_same_request_at_once_has_one_effect()
    {
        foreach (var operation in fixture.Contract.Operations.Where(o => !o.IsWebSocket))
        {
            var request = (await fixture.Good.Of(operation))
                .With("Idempotency-Key", fixture.World.NewName("at-once")) with
            { What = "at once" };
            var answers = await Task.WhenAll(
                Enumerable.Range(0, AtOnce).Select(_ => _driver.Send(fixture.Admin, request)));
            if (operation.IsWrite && !answers.Any(a => a.IsGood))
            {
                _driver.Find(answers[0], $"none of {AtOnce} was taken");
            }

            if (operation.Repeats == "replayed" && answers.Where(a => a.IsGood).DistinctBy(a => a.Text).Count() > 1)
            {
                _driver.Find(answers[0], "equal requests were answered differently");
            }
        }

        _driver.Demand();
    }

    [Fact]
    public async Task All_operations_at_once_do_not_disturb_one_another()
    {
        var operations = fixture.Contract.Operations.Where(o => !o.IsWebSocket).ToArray();
        await Task.WhenAll(Enumerable.Range(1, Workers).Select(seed => Task.Run(async () =>
        {
            var order = operations.ToArray();
            new Random(seed).Shuffle(order);
            foreach (var operation in order)
            {
                var answer = await _driver.Send(fixture.Admin, await fixture.Good.Of(operation));
                if (answer.Status >= 500)
                {
                    _driver.Find(answer, $"with seed {seed} it is not available");
                }
            }
        })));

        _driver.Demand();
    }

    private async Task Send(SpoiledRequest spoiled)
    {
        try
        {
            var answer = await _driver.Send(fixture.Admin, spoiled.Request);
            foreach (var fault in spoiled.Faults(answer))
            {
                _driver.Find(answer, fault);
            }
        }
        catch (HttpRequestException) when (spoiled.MayBeCutOff)
        {
            // Whether the answer came through before is up to the network.
        }
    }

    private static JsonNode Turned(JsonNode node) => node is JsonObject fields
        ? new JsonObject(fields.Reverse().Select(f => KeyValuePair.Create(
            f.Key, f.Value is null ? null : (JsonNode?)Turned(f.Value))))
        : node.DeepClone();

    private static bool IsRepeat(ApiAnswer first, ApiAnswer second) =>
        first.Status == second.Status && first.Text == second.Text
        && second.Headers.GetValueOrDefault("Idempotency-Replayed") == "true";

    private async Task Connect(ApiRequest request)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {fixture.Node.AdminToken}");
        var address = new UriBuilder(new Uri(fixture.Node.Runtime.Address, request.Target)) { Scheme = "ws" };
        await socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketState.Open, socket.State);
    }
}
