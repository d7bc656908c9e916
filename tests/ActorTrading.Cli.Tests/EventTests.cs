using System.Net.WebSockets;
using System.Text;
using ActorTrading.Cli.Tests.Nodes;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Cli.Tests;

public sealed class EventTests
{
    private const string Ready = """{"type":"ready","head":40,"topics":["orders","fills"]}""";

    [Fact]
    public async Task Events_are_shown_as_they_come()
    {
        await using var node = await ScriptedNode.Start();
        var asked = new List<string>();
        node.OnSocket = Serve(asked, [Subscribed(40), Event(41), """{"type":"heartbeat","cursor":43}""", Event(44)]);
        using var atc = new Atc();

        using var person = new Atc { IsOutputInteractive = true, Width = 40 };

        var shown = atc.Run(node, "events", "--count", "2", "--utc").Done();

        Assert.Equal(
            """
            2026-11-20 14:00:00.000Z  41  portfolio/p1  order_intended  {"price":1.50}
            2026-11-20 14:00:00.000Z  44  portfolio/p1  order_intended  {"price":1.50}

            """,
            shown);
        Assert.Equal("""{"type":"subscribe","topics":["orders","fills"]}""", Assert.Single(asked));
        Assert.Equal("Bearer " + Atc.Token, node.Only.Header("Authorization"));
        Assert.Equal(
            "2026-11-20 14:00:00.000Z  41  portfolio…\n", person.Run(node, "events", "--count", "1", "--utc").Done());
    }

    [Theory]
    [InlineData("slow_reader")]
    [InlineData("node_stopping")]
    [InlineData("")]
    public async Task A_lost_connection_goes_on_after_the_last_event(string cause)
    {
        await using var node = await ScriptedNode.Start();
        var asked = new List<string>();
        string[] first = cause.Length == 0
            ? [Subscribed(7), Event(8)]
            : [Subscribed(7), Event(8), $$"""{"type":"error","code":"{{cause}}","detail":"Later.","cursor":8}"""];
        var connections = 0;
        node.OnSocket = context => Serve(asked, ++connections == 1 ? first : [Subscribed(8), Event(9)])(context);
        using var atc = new Atc();

        var shown = atc.Run(
            node, "events", "--json", "--count", "2", "--topics", "orders", "--portfolios", "p1,p2", "--cursor", "7")
            .Done();

        Assert.Equal(Event(8) + "\n" + Event(9) + "\n", shown);
        Assert.Equal(
            [
                """{"type":"subscribe","topics":["orders"],"portfolios":["p1","p2"],"cursor":7}""",
                """{"type":"subscribe","topics":["orders"],"portfolios":["p1","p2"],"cursor":8}""",
            ],
            asked);
    }

    [Fact]
    public async Task What_the_node_refuses_ends_it()
    {
        await using var node = await ScriptedNode.Start();
        node.OnSocket = Serve([], ["""{"type":"error","code":"topic_unknown","detail":"There is no topic 'x'."}"""]);
        using var atc = new Atc();

        var result = atc.Run(node, "events", "--topics", "x");

        Assert.Equal(2, result.Code);
        Assert.Contains("refused: There is no topic 'x'. [topic_unknown]", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_not_let_in_ends_it()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /events", Answer.Problem(401, "unauthenticated", "No."));
        using var atc = new Atc();

        var result = atc.Run(node, "events");

        Assert.Equal(2, result.Code);
        Assert.Contains("--token-file", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_does_not_come_back_is_unreachable()
    {
        string host;
        await using (var gone = await ScriptedNode.Start())
        {
            host = gone.Host;
        }

        using var atc = new Atc();

        Assert.Equal(4, atc.Run("-H", host, "events").Code);
        Assert.Equal(4, atc.Run("-H", host, "events", "--cursor", "5", "--timeout", "300ms").Code);
    }

    [Fact]
    public async Task Somebody_who_has_seen_enough_is_told_where_to_go_on()
    {
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc();
        node.OnSocket = Serve([], [Subscribed(3), Event(4)], after: async () =>
        {
            atc.Interrupts.Signal();
            await Task.CompletedTask;
        });

        var result = atc.Run(node, "events", "--cursor", "3");

        Assert.Equal(0, result.Code);
        Assert.Matches("Go on with --cursor [34]", result.Error);
    }

    private static string Subscribed(long cursor) =>
        $$"""{"type":"subscribed","topics":["orders"],"cursor":{{cursor}}}""";

    private static string Event(long cursor) =>
        """{"type":"event","cursor":"""
        + cursor
        + ""","topics":["orders"],"event":"order_intended","version":1,"portfolio":"p1","entity":"portfolio/p1","""
        + "\"sequence\":3,\"at\":\"2026-11-20T14:00:00Z\",\"data\":{\"price\":1.50}}";

    private static Func<HttpContext, Task> Serve(
        List<string> asked, IReadOnlyList<string> messages, Func<Task>? after = null) => async context =>
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Send(socket, Ready);
        var buffer = new byte[4_096];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        asked.Add(Encoding.UTF8.GetString(buffer, 0, received.Count));
        foreach (var message in messages)
        {
            await Send(socket, message);
        }

        if (after is not null)
        {
            await after();
            await socket.ReceiveAsync(buffer, context.RequestAborted);
            return;
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "", CancellationToken.None);
    };

    private static Task Send(WebSocket socket, string message) => socket.SendAsync(
        Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);
}
