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
    private bool _isWriting;
    private bool _isClaimed;
    private bool _isCrowded;

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

    /// <summary>
    /// Takes the writer's place until <see cref="Release"/>, for a write of one's own. False where something waits or
    /// is being written, since whoever was first stays first; and where the last group was of several, since more of
    /// them come together than one by one.
    /// </summary>
    public bool TryClaim()
    {
        lock (_gate)
        {
            var isFree = !_isClosed && !_isWriting && !_isClaimed && !_isCrowded && _waiting.Count == 0;
            _isClaimed |= isFree;
            return isFree;
        }
    }

    /// <summary>Gives the place back to the writer, who may have work by now.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _isClaimed = false;
            Monitor.Pulse(_gate);
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
    /// Waits for work and moves it to <paramref name="group"/>, which stays empty after a wake; what was taken before
    /// is written by then. False when the queue is closed and empty.
    /// </summary>
    public bool Take(List<WaitingWrite> group)
    {
        lock (_gate)
        {
            _isWriting = false;
            while (_isClaimed || (_waiting.Count == 0 && !_isWoken && !_isClosed))
            {
                Monitor.Wait(_gate);
            }

            (_isWriting, _isWoken) = (true, false);
            var batches = 0;
            while (batches < limits.GroupMax && _waiting.TryDequeue(out var write))
            {
                group.Add(write);
                batches += write.Batches.Count;
            }

            _batches -= batches;
            _isCrowded = batches > 1;
            return group.Count > 0 || !_isClosed;
        }
    }
}
