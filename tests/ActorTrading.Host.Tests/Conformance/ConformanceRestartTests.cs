using System.Text.Json.Nodes;
using ActorTrading.Host.Tests.Http;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>What every operation has acknowledged is there after a restart of the node.</summary>
public sealed class ConformanceRestartTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_restart()
    {
        await using var node = new ConformingNode();
        await node.Start();
        var acknowledged = await Acknowledge(node);
        await node.Stop();
        await node.Start();

        using var admin = node.Client(node.AdminToken);
        var driver = new ApiDriver(await ApiContract.Read(admin));
        var noted = await Noted(admin);
        foreach (var answer in acknowledged)
        {
            if (!noted.Contains(answer.Headers["X-Correlation-Id"]))
            {
                driver.Find(answer, "the audit trail does not know of it");
            }

            await DemandRepeat(driver, admin, answer);
            await DemandReadable(driver, admin, answer);
        }

        Assert.True(acknowledged.Count >= 25, $"{acknowledged.Count} commands were acknowledged.");
        driver.Demand();
    }

    private static async Task<List<ApiAnswer>> Acknowledge(ConformingNode node)
    {
        using var admin = node.Client(node.AdminToken);
        var contract = await ApiContract.Read(admin);
        var driver = new ApiDriver(contract);
        var world = new ApiWorld(node, admin);
        var good = new GoodRequests(contract, world);
        await world.Begin();
        var acknowledged = new List<ApiAnswer>();
        foreach (var operation in contract.Operations.Where(o => o.IsWrite))
        {
            var request = (await good.Of(operation)).With("Idempotency-Key", world.NewName("key"));
            var answer = await driver.Send(admin, request);
            Assert.True(answer.IsGood, answer.ToString());
            acknowledged.Add(answer);
        }

        return acknowledged;
    }

    /// <summary>The correlation ids of what the audit trail has as accepted.</summary>
    private static async Task<HashSet<string>> Noted(HttpClient admin)
    {
        var noted = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await admin.Get($"/audit?limit=500{(cursor is null ? "" : $"&cursor={cursor}")}")
                .Json(System.Net.HttpStatusCode.OK);
            noted.UnionWith(page["items"]!.AsArray().Select(i => i!["entry"]!)
                .Where(e => e["outcome"]!.GetValue<string>() == "accepted")
                .Select(e => e["correlation_id"]!.GetValue<string>()));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);

        return noted;
    }

    private static async Task DemandRepeat(ApiDriver driver, HttpClient admin, ApiAnswer first)
    {
        if (first.Request.Operation.Repeats == "replayed")
        {
            var second = await driver.Send(admin, first.Request with { What = "repeated after a restart" });
            if (second.Status != first.Status || second.Text != first.Text)
            {
                driver.Find(second, $"the first was answered {first.Status} {first.Text}");
            }
        }
    }

    private static async Task DemandReadable(ApiDriver driver, HttpClient admin, ApiAnswer made)
    {
        if (!made.Headers.TryGetValue("Location", out var place))
        {
            return;
        }

        using var read = await admin.Get(place);
        var text = await read.Text();
        var id = (made.Json as JsonObject)?["id"]?.ToString() ?? "";
        if (read.StatusCode != System.Net.HttpStatusCode.MethodNotAllowed
            && (!read.IsSuccessStatusCode || !(place + text).Contains(id, StringComparison.Ordinal)))
        {
            driver.Find(made, $"{place} does not show it: {text}");
        }
    }
}
