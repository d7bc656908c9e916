using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals.Writing;

/// <summary>What waits for the writer: bounded, handed over in groups.</summary>
internal sealed class WriteQueue(GroupCommitLimits limits)
{
    private readonly object _gate = new();
    private readonly Queue<WaitingWrite> _waiting = new();
    private int _batches;
    private bool _isClosed;
    private bool _isWoken;

    /// <summary>Batches that wait.</summary>
    public int Waiting => Volatile.Read(ref _batches);

    /// <summary>Null when the write was taken; otherwise why not.</summary>
    public string? Offer(WaitingWrite write)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return "The journal is closed.";
            }

            if (_batches >= limits.WaitingMax)
            {
                return $"{limits.WaitingMax} appends wait for the journal already; it does not keep up.";
            }

            _waiting.Enqueue(write);
            _batches += write.Batches.Count;
            if (_waiting.Count == 1)
            {
                Monitor.Pulse(_gate);
            }

            return null;
        }
    }

    /// <summary>Lets the writer look around without anything to write.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _isWoken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes nothing more; what waits is still handed out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>
    /// Waits for work and moves it to <paramref name="group"/>, which stays empty after a wake. False when the queue is
    /// closed and empty.
    /// </summary>
    public bool Take(List<WaitingWrite> group)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isWoken && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            _isWoken = false;
            var batches = 0;
            while (batches < limits.GroupMax && _waiting.TryDequeue(out var write))
            {
                group.Add(write);
                batches += write.Batches.Count;
            }

            _batches -= batches;
            return group.Count > 0 || !_isClosed;
        }
    }
}
