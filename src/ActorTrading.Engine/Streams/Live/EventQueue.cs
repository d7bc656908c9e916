using ActorTrading.Domain.MarketData;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>
/// Market events between the feeds and the market thread: bounded, in order, many writers and one reader. What a newer
/// event of the same symbol and kind makes worthless is taken out of the middle, where its inlet asks for that; order
/// of time is kept, since the newer one goes to the end. Nothing is allocated per event.
/// </summary>
internal sealed class EventQueue
{
    private const int None = -1;
    private static readonly int Kinds = Enum.GetValues<MarketEventKind>().Length;

    private readonly Lock _gate = new();
    private readonly Node[] _nodes;
    private readonly int[] _latest;
    private readonly LoopSignal _signal;
    private int _free;
    private int _first = None;
    private int _last = None;
    private int _count;
    private bool _isClosed;
    private TaskCompletionSource? _room;
    private long _conflated;
    private long _waits;

    public EventQueue(int capacity, int instruments, LoopSignal signal)
    {
        _signal = signal;
        _nodes = new Node[capacity];
        for (var i = 0; i < capacity; i++)
        {
            _nodes[i].Next = i + 1 < capacity ? i + 1 : None;
        }

        _latest = new int[instruments * Kinds];
        _latest.AsSpan().Fill(None);
    }

    public int Capacity => _nodes.Length;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Events that a newer one took the place of.</summary>
    public long Conflated => Volatile.Read(ref _conflated);

    /// <summary>How often a feed found no room and had to wait.</summary>
    public long Waits => Volatile.Read(ref _waits);

    /// <returns>False while there is no room.</returns>
    /// <exception cref="ObjectDisposedException">The stream has been closed.</exception>
    public bool TryAdd(in MarketEvent e, long receivedAt, InletPolicy policy)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            var conflates = policy == InletPolicy.Conflate && IsReplaceable(e.Kind);
            var slot = (e.Instrument * Kinds) + (int)e.Kind;
            if (conflates && _latest[slot] != None)
            {
                Remove(_latest[slot]);
                _conflated++;
            }

            if (_free == None)
            {
                return false;
            }

            var node = Append(e, receivedAt);
            if (conflates)
            {
                _latest[slot] = node;
                _nodes[node].Slot = slot;
            }
        }

        _signal.Raise();
        return true;
    }

    /// <summary>Completes when it is worth trying again.</summary>
    public Task WaitForRoom()
    {
        lock (_gate)
        {
            if (_free != None || _isClosed)
            {
                return Task.CompletedTask;
            }

            _waits++;
            _room ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    /// <summary>Takes the oldest events, as many as there are and fit.</summary>
    public int Take(Span<QueuedEvent> batch)
    {
        TaskCompletionSource? room;
        var taken = 0;
        lock (_gate)
        {
            while (taken < batch.Length && _first != None)
            {
                batch[taken++] = _nodes[_first].Event;
                Remove(_first);
            }

            room = taken > 0 ? _room : null;
            _room = room is null ? _room : null;
        }

        room?.SetResult();
        return taken;
    }

    /// <summary>Takes nothing more; whoever waits for room is told so by the next attempt.</summary>
    public void Close()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            (_isClosed, room, _room) = (true, _room, null);
        }

        room?.SetResult();
    }

    private static bool IsReplaceable(MarketEventKind kind) =>
        kind is MarketEventKind.Quote or MarketEventKind.Depth or MarketEventKind.Mark;

    private int Append(in MarketEvent e, long receivedAt)
    {
        var at = _free;
        ref var node = ref _nodes[at];
        _free = node.Next;
        (node.Event, node.Previous, node.Next, node.Slot) = (new QueuedEvent(e, receivedAt), _last, None, None);
        if (_last == None)
        {
            _first = at;
        }
        else
        {
            _nodes[_last].Next = at;
        }

        (_last, _count) = (at, _count + 1);
        return at;
    }

    private void Remove(int at)
    {
        ref var node = ref _nodes[at];
        (node.Previous == None ? ref _first : ref _nodes[node.Previous].Next) = node.Next;
        (node.Next == None ? ref _last : ref _nodes[node.Next].Previous) = node.Previous;
        if (node.Slot != None)
        {
            _latest[node.Slot] = None;
        }

        (node.Event, node.Next, _free, _count) = (default, _free, at, _count - 1);
    }

    private struct Node
    {
        public QueuedEvent Event;
        public int Previous;
        public int Next;

        /// <summary>Place in the list of what a newer event may replace; none where it may not be replaced.</summary>
        public int Slot;
    }
}
