using System.Text.Json;
using System.Text.RegularExpressions;
using ActorTrading.Cli.Palettes;
using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

/// <summary>The guide's first session, with a real node in a process of its own.</summary>
public sealed partial class FirstSessionTests
{
    private const string Rule =
        """
        {
          "id": "steady-buyer", "name": "Steady Buyer", "type": "entry",
          "conditions": [
            { "field": "portfolio_cash_percentage", "operator": "greater_than", "value": 50 },
            { "field": "position_open", "operator": "equals", "value": 0 }
          ],
          "actions": [{ "type": "buy", "sizing_method": "percentage", "size_value": 5 }]
        }
        """;

    private static readonly string[] Sure = ["--yes", "--reason", "the guide says so"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_portfolio_trades_from_the_first_command_to_the_emergency_stop()
    {
        using var atc = new Atc();
        using var node = await NodeProcess.Start(atc.PathOf("node"));
        atc.Write("rule.json", Rule);
        atc.Run("book", "add", "paper", node.Host, "--data-folder", "node").Done();

        atc.Run("health").Done();
        atc.Run("portfolio", "create", "First steps", "USD", "--id", "first").Done();
        atc.Run("portfolio", "deposit", "first", "10000").Done();
        atc.Run("rule", "create", "first", "rule.json").Done();
        atc.Run("portfolio", "start", "first", "BTC-USD", "--name", "day-1", "--evaluation", "every_tick").Done();
        Follow(atc, "events", "--topics", "fills", "--cursor", "0", "--count", "1");

        var orders = Shows(atc, "\"status\": \"filled\"", "order", "list", "first", "--json");
        var order = Items(orders)[^1].GetProperty("id").GetString()!;
        Shows(atc, "steady-buyer", "order", "show", order);
        Shows(atc, "order_filled", "order", "trace", order);
        Shows(atc, "BTC-USD", "portfolio", "positions", "first");
        Shows(atc, "intended", "decision", "list", "first");
        Shows(atc, "steady-buyer", "rule", "list", "first");

        atc.Run(["stop", "portfolio", "first", .. Sure]).Done();
        atc.Run(["portfolio", "close", "first", "BTC-USD", .. Sure]).Done();
        Shows(atc, "halted", "decision", "list", "first", "--refusals");
        var asked = atc.Run(["stop", "resume", "portfolio", "first", "--json", .. Sure]).Done();
        var code = JsonDocument.Parse(asked).RootElement.GetProperty("code").GetString()!;
        atc.Run(["stop", "resume", "portfolio", "first", "--code", code, .. Sure]).Done();
        atc.Run(["portfolio", "stop", "first", .. Sure]).Done();

        Shows(atc, "stopped", "session", "list", "first");
        Shows(atc, "the guide says so", "audit", "tail", "--all");
    }

    [Fact]
    public async Task Every_row_is_an_operation_of_the_node_s_own_document()
    {
        using var atc = new Atc();
        using var node = await NodeProcess.Start(atc.PathOf("node"));
        using var client = new HttpClient { BaseAddress = new Uri($"http://{node.Host}") };

        using var document = JsonDocument.Parse(await client.GetStringAsync(
            "/openapi/v1.json", TestContext.Current.CancellationToken));
        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {Form(p.Name)}"))
            .ToHashSet(StringComparer.Ordinal);

        string[] missing =
        [
            .. Catalogue.All.SelectMany(p => p.Verbs)
                .Where(v => v.Form != AnswerForm.Events)
                .Select(v => $"{v.Method} {Form(v.Route.Split('?')[0])}")
                .Where(o => !operations.Contains(o)),
        ];

        Assert.Empty(missing);
    }

    /// <summary>Looks until it is there: read models are a moment behind. Gives up after a while.</summary>
    private static string Shows(Atc atc, string text, params string[] args)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var shown = atc.Run(args).Done();
            if (shown.Contains(text, StringComparison.Ordinal))
            {
                return shown;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"No '{text}' in: {shown}");
        }
    }

    /// <summary>Waits for what happens, though not for ever.</summary>
    private static void Follow(Atc atc, params string[] args)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var giveUp = deadline.Token.Register(() => atc.Interrupts.Signal());
        atc.Run(args).Done();
        Assert.False(deadline.IsCancellationRequested, "It did not happen in time.");
    }

    private static IReadOnlyList<JsonElement> Items(string json) =>
        [.. JsonDocument.Parse(json).RootElement.GetProperty("items").EnumerateArray()];

    /// <summary>A route without the names of its parts.</summary>
    private static string Form(string route) => Part().Replace(route, "{}");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Part();
}
