using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Feeds;

/// <summary>Plays recorded data as if it happened now, by a clock that shows the recording's time.</summary>
public sealed class RecordedFeed : ILiveFeed, IDisposable
{
    /// <summary>Longer silences are waited for in parts: a timer does not reach further than some weeks.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromDays(1);

    private readonly RecordedFeedOptions _options;
    private readonly TimeProvider _time;
    private readonly RecentBars _bars;
    private readonly FeedPulse _pulse = new();
    private IMarketDataSource? _source;
    private bool _hasNext;

    /// <param name="time">The clock of the recording, made to start at <see cref="StartOf"/>.</param>
    public RecordedFeed(RecordedFeedOptions options, TimeProvider time)
    {
        (_options, _time, Feeds) = (options, time, options.Feeds);
        _bars = new RecentBars(Feeds);
    }

    public ImmutableArray<MarketFeed> Feeds { get; }

    public LiveFeedStatus Status => _pulse.Status;

    /// <summary>What the clock has to show first: the time of the first event that will be played.</summary>
    /// <returns>Null where everything has been played.</returns>
    /// <exception cref="MarketDataException">The recording cannot be trusted.</exception>
    public static Timestamp? StartOf(RecordedFeedOptions options)
    {
        using var source = options.Open();
        return Skip(options, source, static _ => { }) ? source.Current.Time : null;
    }

    public ValueTask<IReadOnlyList<MarketEvent>> History(
        int instrument, Timeframe timeframe, int count, CancellationToken cancellation)
    {
        Begin();
        return new(_bars.Last(instrument, timeframe, count));
    }

    /// <exception cref="MarketDataException">The recording cannot be trusted.</exception>
    public async Task Run(IMarketInlet inlet, CancellationToken cancellation)
    {
        _pulse.State = LiveFeedState.Connecting;
        var source = Begin();
        _pulse.State = LiveFeedState.Connected;
        while (_hasNext)
        {
            await WaitFor(source.Current.Time, cancellation).ConfigureAwait(false);
            await inlet.Push(source.Current, cancellation).ConfigureAwait(false);
            _pulse.Pushed(source.Current.Time);
            _hasNext = source.MoveNext();
        }

        _pulse.State = LiveFeedState.Ended;
    }

    public void Dispose() => _source?.Dispose();

    private static bool Skip(RecordedFeedOptions options, IMarketDataSource source, Action<MarketEvent> skipped)
    {
        var (from, atTime) = (options.From ?? Timestamp.MinValue, options.After.EventsAtTime);
        while (source.MoveNext())
        {
            var time = source.Current.Time;
            var isHandled = time < options.After.Time || (time == options.After.Time && atTime-- > 0);
            if (!isHandled && time >= from)
            {
                return true;
            }

            skipped(source.Current);
        }

        return false;
    }

    private IMarketDataSource Begin()
    {
        if (_source is null)
        {
            _source = _options.Open();
            _hasNext = Skip(_options, _source, e => _bars.OnMarket(e));
        }

        return _source;
    }

    private async ValueTask WaitFor(Timestamp time, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var wait = LeftUntil(time); _options.IsPaced && wait > TimeSpan.Zero; wait = LeftUntil(time))
        {
            await Task.Delay(wait < WaitMax ? wait : WaitMax, _time, cancellation).ConfigureAwait(false);
        }
    }

    private TimeSpan LeftUntil(Timestamp time) => time - Timestamp.From(_time.GetUtcNow());
}
