using System.Net;
using System.Net.WebSockets;
using ActorTrading.Host.Http.Events;

namespace ActorTrading.Host.Tests.Http.Events;

public sealed class EventsAccessTests
{
    private const string Subscribe = """{"type":"subscribe","topics":["fills"]}""";

    [Fact]
    public async Task A_token_may_come_in_the_first_frame()
    {
        await using var node = await EventsNode.Start();
        await using var client = await node.Connect(token: null);
        await client.Send($$"""{"type":"authenticate","token":"{{node.Node.AdminToken}}"}""");
        await client.Expect("ready");
        await client.Send(Subscribe);
        await client.Expect("subscribed");
        await node.Fill("main");

        await client.Expect("event");
    }

    [Theory]
    [InlineData("""{"type":"authenticate","token":"atk_made_up"}""")]
    [InlineData("""{"type":"authenticate"}""")]
    [InlineData(Subscribe)]
    public async Task Without_a_good_token_in_the_first_frame_nothing_is_told(string first)
    {
        await using var node = await EventsNode.Start();
        await using var client = await node.Connect(token: null);

        await client.Send(first);

        await client.End(CloseCodes.Unauthenticated, "unauthenticated");
    }

    [Fact]
    public async Task Whoever_shows_no_token_in_time_is_sent_away()
    {
        // The clock runs on, at a pace, until the client has read why: the server must not lose its patience for that
        // meanwhile.
        await using var node = await EventsNode.Start(new EventsOptions { CloseWithin = TimeSpan.FromDays(1) });
        await using var client = await node.Connect(token: null);
        var end = client.End(CloseCodes.TokenTimeout, "unauthenticated");

        await Eventually.TrueOfProcesses(
            () =>
            {
                node.Node.Time.Advance(TimeSpan.FromSeconds(1));
                return end.IsCompleted;
            },
            "the server gives up");
        await end;
    }

    [Fact]
    public async Task Only_so_many_streams_are_open_at_once_and_one_that_ends_makes_room()
    {
        await using var node = await EventsNode.Start(new EventsOptions { ConnectionsMax = 1 });
        await using (var first = await node.Connect(node.Node.AdminToken))
        {
            await first.Expect("ready");
            var full = await Assert.ThrowsAsync<WebSocketException>(() => node.Connect(node.Node.AdminToken));
            Assert.Contains("503", full.Message, StringComparison.Ordinal);
        }

        await Eventually.True(
            () =>
            {
                try
                {
                    node.Connect(node.Node.AdminToken).GetAwaiter().GetResult();
                    return true;
                }
                catch (WebSocketException)
                {
                    return false;
                }
            },
            "there is room again");
    }

    [Fact]
    public async Task A_wrong_token_in_the_header_is_refused_before_the_handshake()
    {
        await using var node = await EventsNode.Start();

        await Assert.ThrowsAsync<WebSocketException>(() => node.Connect("atk_made_up"));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task Foreign_pages_and_names_do_not_get_in(string header, string value)
    {
        await using var node = await EventsNode.Start();

        await Assert.ThrowsAsync<WebSocketException>(
            () => EventClient.Connect(node.Node.Address, node.Node.AdminToken, (header, value)));
    }

    [Fact]
    public async Task Revoking_a_token_ends_its_connections()
    {
        await using var node = await EventsNode.Start();
        var token = await node.Node.Admin.NewToken("viewer");
        await using var client = await node.Connect(token);
        await client.Expect("ready");
        await client.Send(Subscribe);
        await client.Expect("subscribed");

        await node.Node.Admin.Send(HttpMethod.Delete, $"/tokens/{token.Split('_')[1]}?reason=lost")
            .Json(HttpStatusCode.OK);

        await client.End(CloseCodes.Unauthenticated, "unauthenticated");
    }

    [Fact]
    public async Task A_token_that_expires_ends_its_connections()
    {
        await using var node = await EventsNode.Start();
        var expiry = node.Node.Time.GetUtcNow().AddMinutes(5);
        var token = await node.Node.Admin.NewToken("viewer", $",\"expires_at\":\"{expiry:yyyy-MM-ddTHH:mm:ssZ}\"");
        await using var client = await node.Connect(token);
        await client.Expect("ready");

        node.Node.Time.Advance(TimeSpan.FromMinutes(5));

        await client.End(CloseCodes.Unauthenticated, "unauthenticated");
    }

    [Fact]
    public async Task A_plain_request_is_told_that_this_is_a_websocket()
    {
        await using var node = await EventsNode.Start();

        await node.Node.Admin.Get("/events").Problem(HttpStatusCode.UpgradeRequired, "websocket_required");
    }

    [Fact]
    public async Task A_node_that_stops_says_goodbye()
    {
        await using var node = await EventsNode.Start();
        await using var client = await node.Connect(node.Node.AdminToken);
        await client.Expect("ready");

        var stopped = node.Node.StopDoor();

        await client.End(CloseCodes.GoingAway, "node_stopping");
        await client.Close();
        await stopped;
    }
}
