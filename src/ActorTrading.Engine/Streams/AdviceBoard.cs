using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams;

/// <summary>The advice that stands on each instrument, and when the next of it expires.</summary>
internal sealed class AdviceBoard(int instruments)
{
    private readonly Advice?[] _current = new Advice?[instruments];
    private long _nextExpiry = long.MaxValue;

    public Advice? Current(int instrument) => _current[instrument];

    public void Put(int instrument, Advice advice)
    {
        _current[instrument] = advice;
        _nextExpiry = Math.Min(_nextExpiry, advice.ExpiresAt.Ticks);
    }

    /// <summary>Takes away what has expired.</summary>
    public bool TryExpire(Timestamp now, out ImmutableArray<int> expired)
    {
        expired = [];
        if (now.Ticks < _nextExpiry)
        {
            return false;
        }

        _nextExpiry = long.MaxValue;
        var gone = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < _current.Length; i++)
        {
            if (_current[i] is { } advice && advice.ExpiresAt <= now)
            {
                _current[i] = null;
                gone.Add(i);
            }
            else if (_current[i] is { } standing)
            {
                _nextExpiry = Math.Min(_nextExpiry, standing.ExpiresAt.Ticks);
            }
        }

        expired = gone.DrainToImmutable();
        return !expired.IsEmpty;
    }
}
