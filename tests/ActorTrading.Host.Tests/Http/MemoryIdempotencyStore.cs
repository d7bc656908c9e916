using ActorTrading.Storage.Idempotency;

namespace ActorTrading.Host.Tests.Http;

/// <summary>Keeps first answers in memory.</summary>
internal sealed class MemoryIdempotencyStore : IIdempotencyStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (KeptRequest Kept, DateTimeOffset Expires)> _requests = [];

    public IReadOnlyList<KeptRequest> Kept
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests.Values.Select(r => r.Kept)];
            }
        }
    }

    public ValueTask<KeptRequest?> Bind(string key, string bodyHash, DateTimeOffset now, DateTimeOffset expires)
    {
        lock (_gate)
        {
            if (_requests.TryGetValue(key, out var found) && found.Expires > now)
            {
                return ValueTask.FromResult<KeptRequest?>(found.Kept);
            }

            _requests[key] = (new KeptRequest(bodyHash, null), expires);
            return ValueTask.FromResult<KeptRequest?>(null);
        }
    }

    public ValueTask Answer(string key, KeptAnswer answer)
    {
        lock (_gate)
        {
            _requests[key] = (_requests[key].Kept with { Answer = answer }, _requests[key].Expires);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask Release(string key)
    {
        lock (_gate)
        {
            _requests.Remove(key);
        }

        return ValueTask.CompletedTask;
    }
}
