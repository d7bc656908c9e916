using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Subscriptions;
using ActorTrading.Host.Http.Events;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Host.Tests.Http.Events;

/// <summary>A node whose journal is written by hand, with its <c>/events</c> open.</summary>
internal sealed class EventsNode : IAsyncDisposable
{
    private readonly Dictionary<EntityId, JournalWriter> _writers = [];
    private EventTail? _tail;

    public TestNode Node { get; private set; } = null!;

    public EventTail Tail => _tail!;

    public static async Task<EventsNode> Start(EventsOptions? options = null, int queueMax = 1_000)
    {
        var events = new EventsNode();
        events.Node = await TestNode.Start(new TestNodeOptions
        {
            Modules = parts =>
            {
                events._tail = new EventTail(
                    (IJournalFeed)parts.Journal, new EventTailOptions { QueueMax = queueMax, PageMax = 50 });
                return [new EventsModule(events._tail, options ?? new EventsOptions())];
            },
        });
        events.Tail.Start();
        return events;
    }

    public Task<EventClient> Connect(string? token) => EventClient.Connect(Node.Address, token);

    /// <summary>A client of the first token that is told of some topics.</summary>
    public async Task<EventClient> Subscribed(string subscription)
    {
        var client = await Connect(Node.AdminToken);
        await client.Expect("ready");
        await client.Send(subscription);
        await client.Expect("subscribed");
        return client;
    }

    public Task Fill(string portfolio, string data = "{}") =>
        Append(new EntityId("portfolio", portfolio), "portfolio.order_filled", data);

    public async Task Append(EntityId entity, string manifest, string data = "{}")
    {
        if (!_writers.TryGetValue(entity, out var writer))
        {
            writer = _writers[entity] = new JournalWriter(entity);
        }

        var record = writer.Record(null, Encoding.UTF8.GetBytes(data), manifest);
        Assert.IsType<AppendOutcome.Written>(await Node.Journal.Append(new JournalBatch([record])));
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Tail.DisposeAsync();
    }
}
