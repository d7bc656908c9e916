namespace ActorTrading.Host.Http.Limits;

/// <summary>So many per second, and so many at once. Safe for use from many threads.</summary>
internal sealed class TokenBucket(double perSecond, double burst, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly double _most = burst;
    private double _left = burst;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Whether nothing has been taken for so long that it is full again.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                Fill();
                return _left >= _most;
            }
        }
    }

    /// <summary>Takes one and gives null, or the time after which there is one.</summary>
    public TimeSpan? TryTake()
    {
        lock (_gate)
        {
            Fill();
            if (_left < 1)
            {
                return TimeSpan.FromSeconds((1 - _left) / perSecond);
            }

            _left--;
            return null;
        }
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(_most, _left + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
        _filledAt = now;
    }
}
