using System.Net;
using ActorTrading.Domain.Access;

namespace ActorTrading.Host.Http.Access;

/// <summary>
/// Locks out who guesses: an address together with the token id that it tries. It concerns failures alone: a secret of
/// 256 bits is not guessed, and its holder is not to be locked out by those who try.
/// </summary>
internal sealed class AttemptLimits(TimeProvider time)
{
    private const int FailuresBeforeLock = 5;
    private const int DoublingsMax = 5;
    private const int Remembered = 10_000;

    private static readonly TimeSpan FirstLock = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<(IPAddress, TokenId), Attempts> _failures = [];

    /// <summary>How long the pair stays locked; null where it is not.</summary>
    public TimeSpan? LockedFor(IPAddress address, TokenId id)
    {
        lock (_gate)
        {
            return _failures.TryGetValue((address, id), out var attempts)
                && attempts.LockedUntil - time.GetUtcNow() is { } left && left > TimeSpan.Zero
                ? left
                : null;
        }
    }

    public void Failed(IPAddress address, TokenId id)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            MakeRoom(now);
            var known = _failures.GetValueOrDefault((address, id));
            var count = known.LatestAt < now - ForgottenAfter ? 1 : known.Count + 1;
            var doublings = Math.Min(count - FailuresBeforeLock, DoublingsMax);
            _failures[(address, id)] = new(
                count, now, doublings < 0 ? default : now + (FirstLock * Math.Pow(2, doublings)));
        }
    }

    /// <summary>Guessed ids cost memory; the oldest half goes where they are too many.</summary>
    private void MakeRoom(DateTimeOffset now)
    {
        if (_failures.Count < Remembered)
        {
            return;
        }

        var old = _failures
            .OrderBy(f => f.Value.LockedUntil > now).ThenBy(f => f.Value.LatestAt)
            .Take(Remembered / 2).Select(f => f.Key).ToArray();
        foreach (var pair in old)
        {
            _failures.Remove(pair);
        }
    }

    private readonly record struct Attempts(int Count, DateTimeOffset LatestAt, DateTimeOffset LockedUntil);
}
