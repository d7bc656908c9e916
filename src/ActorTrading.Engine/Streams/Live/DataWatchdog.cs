using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>
/// Tells when a symbol's data has grown older than it may be, and when it comes back. A timer looks; the stream itself
/// pays nothing for it.
/// </summary>
internal sealed class DataWatchdog : IDisposable
{
    /// <summary>Looks within one limit, so that silence is noticed soon after it is too long.</summary>
    private const int LooksPerLimit = 4;

    private readonly IReadOnlyList<MarketFeed> _feeds;
    private readonly SymbolActivity[] _activity;
    private readonly MarketLoopOptions _options;
    private readonly bool[] _isStale;
    private readonly ITimer _timer;
    private readonly Timestamp _since;
    private int _isLooking;

    public DataWatchdog(MarketLoopOptions options, SymbolActivity[] activity)
    {
        (_options, _feeds, _activity) = (options, options.Feeds, activity);
        _isStale = new bool[activity.Length];
        _since = Now;
        var period = options.DataAgeMax / LooksPerLimit;
        _timer = options.Time.CreateTimer(static watchdog => ((DataWatchdog)watchdog!).Look(), this, period, period);
    }

    private Timestamp Now => Timestamp.From(_options.Time.GetUtcNow());

    public bool IsStale(int instrument) => Volatile.Read(ref _isStale[instrument]);

    public void Dispose() => _timer.Dispose();

    // A look that takes longer than the period is not joined by the next.
    private void Look()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) != 0)
        {
            return;
        }

        var now = Now;
        for (var i = 0; i < _activity.Length; i++)
        {
            Look(i, now);
        }

        Volatile.Write(ref _isLooking, 0);
    }

    private void Look(int instrument, Timestamp now)
    {
        var feed = _feeds[instrument];
        var last = _activity[instrument].Last;
        var age = now - (last ?? _since);

        // A bar comes once in its length, so it may be that much older.
        var isStale = age > _options.DataAgeMax + feed.Timeframe.Length;
        if (isStale != _isStale[instrument])
        {
            Volatile.Write(ref _isStale[instrument], isStale);
            _options.OnDataAge(new DataAge(feed.Instrument.Symbol, isStale, last, age));
        }
    }
}
