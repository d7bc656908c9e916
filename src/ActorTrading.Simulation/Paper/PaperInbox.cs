using ActorTrading.Domain.MarketData;

namespace ActorTrading.Simulation.Paper;

/// <summary>
/// The paper venue's one queue. Requests never wait for room: beyond their limit they are turned away. Market events
/// do, so that a venue that is behind slows its feed; before that a quote that a newer one of its market has overtaken
/// in the queue is left out. Bars, trades and all else are never left out.
/// </summary>
internal sealed class PaperInbox(PaperLimits limits)
{
    private readonly object _gate = new();
    private readonly Dictionary<int, int> _lastQuotes = [];
    private List<PaperItem> _items = [];
    private List<PaperItem> _spare = [];
    private int _requests;
    private int _events;
    private long _overtaken;
    private bool _isWoken;
    private bool _isClosed;

    /// <summary>Market events that wait.</summary>
    public int Backlog => Volatile.Read(ref _events);

    /// <summary>Quotes that were left out, ever.</summary>
    public long Overtaken => Interlocked.Read(ref _overtaken);

    /// <summary>False where the request is turned away.</summary>
    public bool TryAdd(PaperRequest request)
    {
        lock (_gate)
        {
            if (_isClosed || _requests >= limits.RequestsMax)
            {
                return false;
            }

            _requests++;
            _items.Add(PaperItem.Of(request));
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Waits for room. False once the queue is closed.</summary>
    public bool Add(in MarketEvent e)
    {
        lock (_gate)
        {
            if (e.Kind == MarketEventKind.Quote && _events >= limits.ConflateFrom)
            {
                LeaveOutOlder(e.Instrument);
            }

            while (_events >= limits.EventsMax && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            if (_isClosed)
            {
                return false;
            }

            if (e.Kind == MarketEventKind.Quote)
            {
                _lastQuotes[e.Instrument] = _items.Count;
            }

            _events++;
            _items.Add(PaperItem.Of(e));
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Something is due that is not in the queue.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _isWoken = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for work; false once the queue is closed and empty.</summary>
    public bool WaitForWork()
    {
        lock (_gate)
        {
            while (_items.Count == 0 && !_isWoken && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            return _items.Count > 0 || !_isClosed;
        }
    }

    /// <summary>Everything that waits, first come first. The list is the caller's until the next call.</summary>
    public List<PaperItem> Take()
    {
        lock (_gate)
        {
            var taken = _items;
            (_items, _spare) = (_spare, taken);
            _items.Clear();
            _lastQuotes.Clear();
            (_requests, _events, _isWoken) = (0, 0, false);
            Monitor.PulseAll(_gate);
            return taken;
        }
    }

    /// <summary>Takes nothing more in; what waits is still there to be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void LeaveOutOlder(int instrument)
    {
        if (_lastQuotes.Remove(instrument, out var index))
        {
            _items[index] = default;
            _events--;
            _overtaken++;
        }
    }
}
