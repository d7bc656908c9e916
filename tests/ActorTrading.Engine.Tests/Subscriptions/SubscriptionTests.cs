using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Subscriptions;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Engine.Tests.Subscriptions;

public sealed class SubscriptionTests : IAsyncDisposable
{
    private static readonly string[] Manifests =
        ["portfolio.order_filled", "portfolio.rule_rearmed", "portfolio.session_changed", "portfolio.order_denied"];

    private readonly FollowedInMemoryJournal _journal = new();
    private readonly Dictionary<string, JournalWriter> _writers = [];

    private EventTail? _tail;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whoever_goes_on_from_his_cursor_misses_and_repeats_nothing(int seed)
    {
        await Write(new Random(seed), 300);
        Open(queueMax: 100_000);
        var filter = All with { Topics = EventTopics.Orders | EventTopics.Decisions };
        var writing = Task.Run(() => Write(new Random(seed + 1), 1_500), Cancel);
        var readers = Enumerable.Range(seed * 10, 4).Select(i => Task.Run(() => FollowWithBreaks(filter, i), Cancel));

        var told = await Task.WhenAll(readers);
        await writing;

        var expected = (await _journal.ReadAfter(0, int.MaxValue))
            .Select(r => FeedEvent.From(r)).OfType<FeedEvent>().Where(filter.Takes).Select(e => e.Offset).ToArray();
        Assert.All(told, offsets => Assert.Equal(expected, offsets));
        Assert.Equal(0, _tail!.Subscribers);
    }

    [Fact]
    public async Task A_slow_reader_is_cut_off_with_what_waited_and_others_go_on()
    {
        Open(queueMax: 20);
        using var slow = _tail!.Subscribe(All, after: 0);
        using var quick = _tail.Subscribe(All, after: 0);
        using (var look = new CancellationTokenSource())
        {
            // Both have caught up with nothing, and wait at the tail.
            var waiting = (slow.Next(look.Token).AsTask(), quick.Next(look.Token).AsTask());
            await look.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Item1);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Item2);
        }

        var told = new List<long>();
        for (var i = 0; i < 200; i++)
        {
            await Append("main", "portfolio.order_filled");
            told.AddRange((await quick.Next(Cancel)).Select(e => e.Offset));
        }

        var late = await slow.Next(Cancel);
        await Assert.ThrowsAsync<SlowSubscriberException>(() => slow.Next(Cancel).AsTask());
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), told);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), late.Select(e => e.Offset));
        Assert.Equal(20, slow.Cursor);
        using var again = _tail.Subscribe(All, slow.Cursor);
        Assert.Equal(21, (await Something(again))[0].Offset);
    }

    [Fact]
    public void Nobody_is_told_of_what_he_may_not_see()
    {
        var mine = new EventFilter
        {
            Topics = EventTopics.Orders | EventTopics.Halts | EventTopics.Alerts,
            Covers = portfolio => portfolio is "mine" or "ours",
            CoversNode = false,
        };

        Assert.True(mine.Takes(Event("portfolio", "mine", "portfolio.order_filled")));
        Assert.False(mine.Takes(Event("portfolio", "mine", "portfolio.session_changed")));
        Assert.False(mine.Takes(Event("portfolio", "theirs", "portfolio.order_filled")));
        Assert.False((mine with { Portfolios = new HashSet<string> { "ours" } }).Takes(
            Event("portfolio", "mine", "portfolio.order_filled")));
        Assert.False(mine.Takes(Event("alerts", "all", "alerts.raised")));
        Assert.True((mine with { CoversNode = true }).Takes(Event("alerts", "all", "alerts.raised")));
        Assert.True(mine.Takes(Event("halts", "all", "halts.raised", """{"halt":{"scope":"cluster"}}""")));
        Assert.True(mine.Takes(Event("halts", "all", "halts.lowered", """{"scope":"portfolio mine"}""")));
        Assert.False(mine.Takes(Event("halts", "all", "halts.raised", """{"halt":{"scope":"portfolio theirs"}}""")));
        Assert.Null(FeedEvent.From(new OffsetRecord(1, Record("rules", "mine", "rules.created", "{}"))));
        Assert.Null(FeedEvent.From(new OffsetRecord(1, Record("halts", "node", "halts.lower_requested", "{}"))));
    }

    [Fact]
    public void A_message_says_what_happened_to_whom_and_where_to_go_on()
    {
        var e = Event("portfolio", "mine", "portfolio.order_filled", """{"fill":{"price":1.50}}""");

        var message = JsonDocument.Parse(e.Frame).RootElement;

        Assert.Equal(7, message.GetProperty("cursor").GetInt64());
        Assert.Equal(
            ["orders", "fills", "positions"],
            message.GetProperty("topics").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("mine", message.GetProperty("portfolio").GetString());
        Assert.Equal("portfolio/mine", message.GetProperty("entity").GetString());
        Assert.Equal("""{"fill":{"price":1.50}}""", message.GetProperty("data").GetRawText());
        Assert.Equal("portfolio.order_filled", message.GetProperty("event").GetString());
        Assert.Equal(["alerts", "decisions", "fills", "halts", "orders", "positions", "sessions"], TopicMap.Names);
    }

    [Fact]
    public async Task The_cursor_moves_over_what_is_not_taken()
    {
        Open(queueMax: 100);
        using var subscription = _tail!.Subscribe(All with { Topics = EventTopics.Halts }, after: 0);
        using var patience = new CancellationTokenSource();
        var waiting = subscription.Next(patience.Token).AsTask();
        for (var i = 0; i < 25; i++)
        {
            await Append("main", "portfolio.order_filled");
        }

        using var other = _tail.Subscribe(All, after: 24);
        Assert.Equal(25, (await Something(other))[0].Offset);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.Equal(25, subscription.Settle());
    }

    [Fact]
    public async Task While_the_journal_cannot_be_read_subscribers_wait()
    {
        var feed = new StumblingFeed(_journal) { FailuresLeft = 3 };
        var failures = new ConcurrentQueue<int>();
        EventTail? started = null;
        await using var tail = started = new EventTail(feed, new EventTailOptions
        {
            RetryAfter = TimeSpan.FromMilliseconds(1),
            OnFailure = _ => failures.Enqueue(started!.Failures),
        });
        tail.Start();
        using var subscription = tail.Subscribe(All, after: 0);
        var told = Something(subscription);
        await Append("main", "portfolio.order_filled");

        Assert.Equal(1, (await told)[0].Offset);
        Assert.Equal([1, 2, 3], failures);
        Assert.Equal(0, tail.Failures);
    }

    [Fact]
    public async Task What_is_written_while_nobody_listens_is_not_read_and_not_lost()
    {
        var feed = new StumblingFeed(_journal) { FailuresLeft = int.MaxValue };
        await using var tail = new EventTail(feed, new EventTailOptions());
        tail.Start();
        await Append("main", "portfolio.order_filled");
        while (tail.Position < 1)
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal(0, tail.Failures);

        feed.FailuresLeft = 0;
        using var subscription = tail.Subscribe(All, after: 0);
        Assert.Equal(1, (await Something(subscription))[0].Offset);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tail is not null)
        {
            await _tail.DisposeAsync();
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static EventFilter All { get; } = new()
    {
        Topics = Enum.GetValues<EventTopics>().Aggregate((a, b) => a | b),
        Covers = _ => true,
        CoversNode = true,
    };

    private static FeedEvent Event(string type, string key, string manifest, string payload = "{}") =>
        FeedEvent.From(new OffsetRecord(7, Record(type, key, manifest, payload)))!;

    private static JournalRecord Record(string type, string key, string manifest, string payload) =>
        new JournalWriter(new EntityId(type, key)).Record("command", Encoding.UTF8.GetBytes(payload), manifest);

    private void Open(int queueMax)
    {
        _tail = new EventTail(_journal, new EventTailOptions { PageMax = 64, QueueMax = queueMax });
        _tail.Start();
    }

    /// <summary>Reads to the end of what will be written, breaks off at random and goes on from the cursor.</summary>
    private async Task<List<long>> FollowWithBreaks(EventFilter filter, int seed)
    {
        const long end = 1_800;
        var random = new Random(seed);
        var offsets = new List<long>();
        var cursor = 0L;
        while (cursor < end)
        {
            using var subscription = _tail!.Subscribe(filter, cursor);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            for (var batches = random.Next(1, 12); batches > 0 && cursor < end; batches--)
            {
                cursor = await Take(subscription, offsets, patience.Token);
            }
        }

        return offsets;
    }

    private static async Task<long> Take(
        EventSubscription subscription, List<long> offsets, CancellationToken cancellation)
    {
        // The last records may be of no topic of ours, so that nothing comes for them.
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        pause.CancelAfter(TimeSpan.FromMilliseconds(20));
        try
        {
            offsets.AddRange((await subscription.Next(pause.Token)).Select(e => e.Offset));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Looked at the cursor instead.
        }

        return subscription.Settle();
    }

    private static async Task<IReadOnlyList<FeedEvent>> Something(EventSubscription subscription)
    {
        while (true)
        {
            if (await subscription.Next(Cancel) is { Count: > 0 } events)
            {
                return events;
            }
        }
    }

    private async Task Write(Random random, int records)
    {
        for (var i = 0; i < records; i++)
        {
            await Append($"p{random.Next(5)}", Manifests[random.Next(Manifests.Length)]);
        }
    }

    private async Task Append(string portfolio, string manifest)
    {
        if (!_writers.TryGetValue(portfolio, out var writer))
        {
            writer = _writers[portfolio] = new JournalWriter(new EntityId("portfolio", portfolio));
        }

        var batch = new JournalBatch([writer.Record(null, "{}"u8.ToArray(), manifest)]);
        Assert.IsType<AppendOutcome.Written>(await _journal.Append(batch));
    }

    private sealed class StumblingFeed(IJournalFeed inner) : IJournalFeed
    {
        public int FailuresLeft { get; set; }

        public long LastOffset => inner.LastOffset;

        public ValueTask<IReadOnlyList<OffsetRecord>> ReadAfter(long offset, int limit) =>
            FailuresLeft-- > 0 ? throw new IOException("The journal is away.") : inner.ReadAfter(offset, limit);

        public Task WaitPast(long offset, CancellationToken cancellation) => inner.WaitPast(offset, cancellation);
    }
}
