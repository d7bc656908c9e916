using ActorTrading.Actors.Entities;
using ActorTrading.Host.Http.Events;

namespace ActorTrading.Host.Tests.Http.Events;

public sealed class EventsTests
{
    private const string AllFills = """{"type":"subscribe","topics":["fills"],"cursor":0}""";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Connections_that_break_at_random_lose_and_repeat_nothing(int seed)
    {
        await using var node = await EventsNode.Start();
        await node.Fill("before");
        var writing = Write(node);

        var told = await Task.WhenAll(
            Enumerable.Range(seed * 10, 3).Select(i => FollowWithBreaks(node, new Random(i), 601)));
        await writing;

        var expected = (await node.Node.Journal.ReadAfter(0, int.MaxValue))
            .Where(r => r.Record.Manifest.Name == "portfolio.order_filled").Select(r => r.Offset).ToArray();
        Assert.All(told, cursors => Assert.Equal(expected, cursors));
    }

    [Fact]
    public async Task A_message_brings_what_happened_as_the_journal_has_it()
    {
        await using var node = await EventsNode.Start();
        await using var client = await node.Subscribed(AllFills);
        await node.Fill("main", """{"fill":{"price":1.50,"fee":"0.1 USD"}}""");

        var message = await client.Expect("event");

        Assert.Equal(node.Tail.Head, message["cursor"]!.GetValue<long>());
        Assert.Equal(["orders", "fills", "positions"], message["topics"]!.AsArray().Select(t => t!.GetValue<string>()));
        Assert.Equal("main", message["portfolio"]!.GetValue<string>());
        Assert.Equal("""{"fill":{"price":1.50,"fee":"0.1 USD"}}""", message["data"]!.ToJsonString());
        await client.Close();
    }

    [Fact]
    public async Task Only_the_topics_and_portfolios_that_were_asked_for_come()
    {
        await using var node = await EventsNode.Start();
        await using var client = await node.Subscribed(
            """{"type":"subscribe","topics":["sessions","fills"],"portfolios":["a","b"]}""");
        await node.Fill("a");
        await node.Fill("c");
        await node.Append(new EntityId("portfolio", "b"), "portfolio.order_denied");
        await node.Append(new EntityId("portfolio", "b"), "portfolio.session_changed");

        Assert.Equal("a", (await client.Expect("event"))["portfolio"]!.GetValue<string>());
        Assert.Equal("portfolio.session_changed", (await client.Expect("event"))["event"]!.GetValue<string>());
        await client.Send("""{"type":"subscribe","topics":["fills"],"cursor":0,"portfolios":["c"]}""");
        await client.Expect("subscribed");
        Assert.Equal("c", (await client.Expect("event"))["portfolio"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_of_some_portfolios_is_told_of_no_other()
    {
        await using var node = await EventsNode.Start();
        var token = await node.Node.Admin.NewToken("viewer", ""","portfolios":["mine"]""");
        await using var client = await node.Connect(token);
        await client.Expect("ready");
        await client.Send("""{"type":"subscribe","topics":["fills","alerts","halts"]}""");
        await client.Expect("subscribed");
        await node.Fill("theirs");
        await node.Append(new EntityId("alerts", "all"), "alerts.raised");
        await node.Append(new EntityId("halts", "all"), "halts.raised", """{"halt":{"scope":"portfolio theirs"}}""");
        await node.Append(new EntityId("halts", "all"), "halts.raised", """{"halt":{"scope":"cluster"}}""");
        await node.Fill("mine");

        Assert.Equal("halts.raised", (await client.Expect("event"))["event"]!.GetValue<string>());
        Assert.Equal("mine", (await client.Expect("event"))["portfolio"]!.GetValue<string>());
        await client.Send("""{"type":"subscribe","topics":["fills"],"portfolios":["theirs"]}""");
        await client.End(CloseCodes.Unknown, "portfolio_unknown");
    }

    [Fact]
    public async Task A_slow_reader_is_cut_off_with_its_cursor_and_others_hear_everything()
    {
        const int events = 400;
        await using var node = await EventsNode.Start(queueMax: 20);
        await using var slow = await node.Subscribed(AllFills);
        await using var quick = await node.Subscribed(AllFills);
        await Eventually.True(() => node.Tail.Subscribers == 2, "both wait at the tail");
        var large = $$"""{"much":"{{new string('x', 60_000)}}"}""";
        var told = new List<long>();
        for (var i = 0; i < events; i++)
        {
            await node.Fill("main", large);
            told.AddRange(await quick.Cursors(1));
        }

        var late = new List<long>();
        while (await slow.Next() is { } message && message["type"]!.GetValue<string>() == "event")
        {
            late.Add(message["cursor"]!.GetValue<long>());
        }

        Assert.Null(await slow.Next());
        Assert.Equal(events, told.Count);
        Assert.Equal(told.Take(late.Count), late);
        Assert.True(late.Count < events);
        Assert.Equal(
            (CloseCodes.SlowReader, $"slow_reader cursor={late[^1]}"), (slow.CloseCode, slow.CloseReason));
        await using var again = await node.Subscribed(
            $$"""{"type":"subscribe","topics":["fills"],"cursor":{{late[^1]}}}""");
        Assert.Equal(told.Skip(late.Count), await again.Cursors(events - late.Count));
    }

    [Theory]
    [InlineData("""{"type":"subscribe","topics":["fills"],"cursor":1000000}""", 4409, "cursor_past_head")]
    [InlineData("""{"type":"subscribe","topics":["fills"],"cursor":-1}""", 4400, "cursor_invalid")]
    [InlineData("""{"type":"subscribe","topics":["fills"],"cursor":"soon"}""", 4400, "body_invalid")]
    [InlineData("""{"type":"subscribe","topics":["gossip"]}""", 4400, "topic_unknown")]
    [InlineData("""{"type":"subscribe"}""", 4400, "topics_missing")]
    [InlineData("""{"type":"subscribe","topics":["fills"],"portfolios":[]}""", 4400, "portfolios_empty")]
    [InlineData("""{"type":"subscribe","topics":["fills"],"portfolios":["a","b","c"]}""", 4413, "too_many_portfolios")]
    [InlineData("""{"type":"subscribe","topics":["fills"],"surprise":1}""", 4400, "body_invalid")]
    [InlineData("""{"type":"sing"}""", 4400, "message_unknown")]
    [InlineData("nonsense", 4400, "body_not_json")]
    public async Task A_message_that_cannot_be_served_is_refused_with_a_code(string message, int code, string problem)
    {
        await using var node = await EventsNode.Start(new EventsOptions { PortfoliosMax = 2 });
        await using var client = await node.Connect(node.Node.AdminToken);
        await client.Expect("ready");

        await client.Send(message);

        await client.End(code, problem);
    }

    [Fact]
    public async Task Limits_end_the_connection_with_a_code()
    {
        var options = new EventsOptions { MessageBytesMax = 200, SubscriptionsMax = 2, ConnectionsPerTokenMax = 2 };
        await using var node = await EventsNode.Start(options);
        await using var first = await node.Subscribed(AllFills);
        await using var second = await node.Subscribed(AllFills);
        await using var third = await node.Connect(node.Node.AdminToken);
        await third.End(CloseCodes.LimitReached, "too_many_connections");
        await first.Send(AllFills);
        await first.Expect("subscribed");
        await first.Send(AllFills);
        await first.End(CloseCodes.LimitReached, "too_many_subscriptions");
        await second.Send(new string(' ', 300));
        await second.End(CloseCodes.LimitReached, "message_too_large");
        await using var fourth = await node.Connect(node.Node.AdminToken);
        await fourth.Expect("ready");
        await fourth.SendBinary();
        await fourth.End(CloseCodes.BadMessage, "message_not_text");
    }

    [Fact]
    public async Task Silence_is_broken_by_heartbeats_that_move_the_cursor()
    {
        var options = new EventsOptions { HeartbeatEvery = TimeSpan.FromSeconds(15) };
        await using var node = await EventsNode.Start(options);
        await using var client = await node.Subscribed("""{"type":"subscribe","topics":["halts"]}""");
        await Eventually.True(() => node.Tail.Subscribers == 1, "the client waits at the tail");
        await node.Fill("main");
        await Eventually.True(() => node.Tail.Position == node.Tail.Head, "the tail has passed the fill");

        var heartbeat = client.Expect("heartbeat");

        // Each step leaves the connection time to send: what takes too long by the node's clock is cut off.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!heartbeat.IsCompleted && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            node.Node.Time.Advance(options.HeartbeatEvery);
        }

        Assert.Equal(node.Tail.Head, (await heartbeat)["cursor"]!.GetValue<long>());
    }

    private static async Task Write(EventsNode node)
    {
        for (var i = 0; i < 600; i++)
        {
            await node.Fill($"p{i % 3}");
            if (i % 5 == 0)
            {
                await node.Append(new EntityId("portfolio", "p0"), "portfolio.rule_rearmed");
                await Task.Yield();
            }
        }
    }

    private static async Task<List<long>> FollowWithBreaks(EventsNode node, Random random, int count)
    {
        var cursors = new List<long>();
        while (cursors.Count < count)
        {
            var from = cursors.Count == 0 ? 0 : cursors[^1];
            await using var client = await node.Subscribed(
                $$"""{"type":"subscribe","topics":["fills"],"cursor":{{from}}}""");
            cursors.AddRange(await client.Cursors(Math.Min(count - cursors.Count, random.Next(1, 120))));
            client.Break();
        }

        return cursors;
    }
}
