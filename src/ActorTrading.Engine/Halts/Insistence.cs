namespace ActorTrading.Engine.Halts;

/// <summary>
/// Tries each thing until it is done, however long that takes: at once, and then after growing waits.
/// </summary>
/// <param name="attempt">One try; gives what went wrong, or null for done.</param>
internal sealed class Insistence<TKey>(Func<TKey, ValueTask<string?>> attempt, HaltRetry retry)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Item> _open = [];

    /// <summary>What is not done yet.</summary>
    public IReadOnlyCollection<TKey> Open
    {
        get
        {
            lock (_gate)
            {
                return [.. _open.Keys];
            }
        }
    }

    public bool IsOpen(TKey key)
    {
        lock (_gate)
        {
            return _open.ContainsKey(key);
        }
    }

    /// <summary>Completes when nothing is open for the key; at once where nothing is.</summary>
    public Task Closed(TKey key)
    {
        lock (_gate)
        {
            return _open.TryGetValue(key, out var item) ? item.Done.Task : Task.CompletedTask;
        }
    }

    /// <summary>Completes when a try has succeeded that began after this call.</summary>
    public Task Until(TKey key)
    {
        Item? item;
        bool isNew;
        lock (_gate)
        {
            isNew = !_open.TryGetValue(key, out item);
            item ??= new Item();
            _open[key] = item;
            item.Asked++;
        }

        if (isNew)
        {
            _ = Try(key, item);
        }

        return item.Done.Task;
    }

    private async Task Try(TKey key, Item item)
    {
        var wait = retry.Terms.RetryFirst;
        while (!retry.Stopping.IsCancellationRequested)
        {
            long asked;
            lock (_gate)
            {
                asked = item.Asked;
            }

            if (await Failure(key).ConfigureAwait(false) is null)
            {
                if (IsClosed(key, item, asked))
                {
                    item.Done.TrySetResult();
                    return;
                }

                continue;
            }

            await Task.Delay(wait, retry.Time, retry.Stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < retry.Terms.RetryMax ? wait * 2 : retry.Terms.RetryMax;
        }
    }

    private bool IsClosed(TKey key, Item item, long asked)
    {
        lock (_gate)
        {
            return item.Asked == asked && _open.Remove(key);
        }
    }

    private async ValueTask<string?> Failure(TKey key)
    {
        try
        {
            return await attempt(key).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever went wrong, it is not done and is tried again.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return cause.Message;
        }
    }

    private sealed class Item
    {
        public long Asked { get; set; }

        /// <summary>Whoever waits goes on in here, which keeps a world of one thread on that thread.</summary>
        public TaskCompletionSource Done { get; } = new();
    }
}
