namespace ActorTrading.Storage.MarketData;

/// <summary>Rows between those who have them and the writer: bounded, in order, many writers and one reader.</summary>
internal sealed class MarketRowQueue(int waitingMax) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<MarketRow> _rows = new();
    private readonly SemaphoreSlim _work = new(0);
    private TaskCompletionSource? _room;
    private bool _isClosed;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count;
            }
        }
    }

    /// <returns>False where there is no room, or where nothing is taken any more.</returns>
    public bool TryAdd(in MarketRow row)
    {
        lock (_gate)
        {
            if (_isClosed || _rows.Count >= waitingMax)
            {
                return false;
            }

            _rows.Enqueue(row);
            if (_rows.Count > 1)
            {
                return true;
            }
        }

        _work.Release();
        return true;
    }

    public async ValueTask Add(MarketRow row, CancellationToken cancellation)
    {
        while (!TryAdd(row))
        {
            await WaitForRoom().WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until there is something, and takes as much as there is and fits.</summary>
    /// <returns>False when it is closed and empty.</returns>
    public bool Take(List<MarketRow> batch, int batchMax)
    {
        TaskCompletionSource? room;
        while (!TryTake(batch, batchMax, out room))
        {
            if (batch.Count == 0 && _isClosed)
            {
                return false;
            }

            _work.Wait();
        }

        room?.SetResult();
        return true;
    }

    /// <summary>Takes nothing more.</summary>
    /// <returns>False where it was closed before.</returns>
    public bool Close()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            if (_isClosed)
            {
                return false;
            }

            (_isClosed, room, _room) = (true, _room, null);
        }

        room?.SetResult();
        _work.Release();
        return true;
    }

    public void Dispose() => _work.Dispose();

    private bool TryTake(List<MarketRow> batch, int batchMax, out TaskCompletionSource? room)
    {
        lock (_gate)
        {
            while (batch.Count < batchMax && _rows.TryDequeue(out var row))
            {
                batch.Add(row);
            }

            room = batch.Count > 0 ? _room : null;
            _room = batch.Count > 0 ? null : _room;
            return batch.Count > 0;
        }
    }

    private Task WaitForRoom()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_rows.Count < waitingMax)
            {
                return Task.CompletedTask;
            }

            _room ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }
}
