using System.Collections.Concurrent;

namespace ActorTrading.Host.Http.Limits;

/// <summary>A bucket for each key. Keys that have been quiet make room for others.</summary>
internal sealed class BucketSet<TKey>(double perSecond, double burst, TimeProvider time)
    where TKey : notnull
{
    private const int KeysMax = 10_000;

    private readonly ConcurrentDictionary<TKey, TokenBucket> _buckets = new();

    public TimeSpan? TryTake(TKey key)
    {
        if (_buckets.Count >= KeysMax && !_buckets.ContainsKey(key))
        {
            MakeRoom();
        }

        return _buckets.GetOrAdd(key, static (_, make) => make(), Make).TryTake();
    }

    private TokenBucket Make() => new(perSecond, burst, time);

    private void MakeRoom()
    {
        foreach (var (key, _) in _buckets.Where(b => b.Value.IsFull).ToArray())
        {
            _buckets.TryRemove(key, out _);
        }

        if (_buckets.Count >= KeysMax)
        {
            _buckets.Clear();
        }
    }
}
