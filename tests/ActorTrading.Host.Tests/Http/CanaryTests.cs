using System.Text;

namespace ActorTrading.Host.Tests.Http;

/// <summary>I15: whatever is sent and however it fails, a secret turns up nowhere but with its owner.</summary>
public sealed class CanaryTests
{
    private const string Canary = "canary7f3e9b";

    [Fact]
    public async Task Secrets_turn_up_in_no_log_error_metric_journal_or_kept_answer()
    {
        var probe = new ProbeModule();
        await using var node = await ProbedNode.Start(probe);
        var token = await node.Admin.NewToken("trader");
        var seen = new StringBuilder();
        foreach (var client in new[] { node.Client(token), node.Client(token + Canary), node.Client(Canary) })
        {
            await Provoke(client, probe, token, seen);
        }

        using var metrics = await node.Admin.Get("/metrics");
        seen.Append(await metrics.Text()).Append(node.Logs.Text);
        foreach (var record in await node.Journal.ReadAfter(0, int.MaxValue))
        {
            seen.Append(record.Record.CommandId).Append(Encoding.UTF8.GetString(record.Record.Payload.Span));
        }

        foreach (var kept in node.Idempotency.Kept.Where(k => k.Answer is not null))
        {
            seen.Append(Encoding.UTF8.GetString(kept.Answer!.Body.Span));
        }

        var everything = seen.ToString();
        Assert.DoesNotContain(Canary, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(token.Split('_')[2], everything, StringComparison.Ordinal);
        Assert.DoesNotContain(node.AdminToken.Split('_')[2], everything, StringComparison.Ordinal);
        Assert.Contains(token.Split('_')[1], everything, StringComparison.Ordinal);
    }

    /// <summary>Requests of every kind that puts a secret where somebody might write it down.</summary>
    private static async Task Provoke(HttpClient client, ProbeModule probe, string token, StringBuilder seen)
    {
        var requests = new (string Path, string? Body, (string, string)[] Headers)[]
        {
            ("/probe", """{"size":1}""", [("Idempotency-Key", "k" + seen.Length)]),
            ("/probe", $$"""{"size":"{{token}}{{Canary}}"}""", []),
            ("/probe", $$"""{"size":1} {{Canary}}""", []),
            ("/probe", "{}", [("X-Correlation-Id", token)]),
            ("/probe", "{}", [("X-Secret", Canary), ("Cookie", Canary)]),
            ("/probe", "{}", [("Origin", $"https://{Canary}.example")]),
            ("/probe", "{}", [("Host", $"{Canary}.example")]),
            ("/probe", "{}", [("Idempotency-Key", Canary + " " + token)]),
            ("/probe?token=" + token, "{}", []),
            ("/probe?key=" + Canary, "{}", []),
            ("/nothing?q=" + Canary, "{}", []),
            ("/alerts/9/ack", null, []),
            ("/tokens", """{"label":"x","role":"admin"}""", []),
        };
        foreach (var (path, body, headers) in requests)
        {
            using var answer = await client.Post(path, body, headers);
            seen.Append(await answer.Text()).Append(answer.Headers);
        }

        probe.Failure = new InvalidOperationException("A defect.");
        using var failed = await client.Post("/probe", $$"""{"reason":"said"}""");
        seen.Append(await failed.Text());
        probe.Failure = null;
    }
}
