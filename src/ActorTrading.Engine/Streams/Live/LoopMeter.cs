using System.Diagnostics.Metrics;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>Measures the stream: for its status, and for whoever listens to the meter.</summary>
internal sealed class LoopMeter : IDisposable
{
    /// <summary>Name of the meter of this product.</summary>
    public const string MeterName = "ActorTrading";

    private readonly MarketLoopOptions _options;
    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _events;
    private readonly Counter<long> _defects;
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _eventLag;
    private readonly RateWindow _rate;
    private long _handled;
    private int _defectCount;

    public LoopMeter(MarketLoopOptions options, EventQueue queue, SymbolActivity[] activity)
    {
        _options = options;
        _rate = new RateWindow(options.Wall);
        Activity = activity;
        _events = _meter.CreateCounter<long>("market.events", description: "Market events handled.");
        _defects = _meter.CreateCounter<long>("market.defects", description: "Failures of the market stream.");
        _lag = _meter.CreateHistogram<double>(
            "market.lag", "s", "From an event's arrival in the node to the end of its handling.");
        _eventLag = _meter.CreateHistogram<double>(
            "market.event_lag", "s", "From an event's own time to the end of its handling.");
        _meter.CreateObservableUpDownCounter(
            "market.queue.depth", () => queue.Count, description: "Market events that wait.");
        _meter.CreateObservableCounter(
            "market.conflated", () => queue.Conflated, description: "Events replaced by newer ones while they waited.");
        _meter.CreateObservableCounter(
            "market.waits", () => queue.Waits, description: "How often a feed had to wait for room.");
        _meter.CreateObservableGauge("market.data.age", Ages, "s", "Age of each symbol's latest event.");
    }

    public SymbolActivity[] Activity { get; }

    public LagHistogram Lag { get; } = new();

    public LagHistogram EventLag { get; } = new();

    public long Handled => Volatile.Read(ref _handled);

    public int Defects => Volatile.Read(ref _defectCount);

    public double EventsPerSecond => _rate.Read();

    public void EventHandled(in QueuedEvent queued)
    {
        var now = _options.Wall.GetTimestamp();
        var lag = _options.Wall.GetElapsedTime(queued.ReceivedAt, now);
        var eventLag = Timestamp.From(_options.Time.GetUtcNow()) - queued.Event.Time;
        Lag.Add(lag);
        EventLag.Add(eventLag);
        Activity[queued.Event.Instrument].Heard(queued.Event.Time);
        _rate.Add(now);
        Volatile.Write(ref _handled, _handled + 1);
        _events.Add(1);
        _lag.Record(lag.TotalSeconds);
        _eventLag.Record(eventLag.TotalSeconds);
    }

    public void Failed()
    {
        Volatile.Write(ref _defectCount, _defectCount + 1);
        _defects.Add(1);
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Ages()
    {
        var now = Timestamp.From(_options.Time.GetUtcNow());
        for (var i = 0; i < Activity.Length; i++)
        {
            if (Activity[i].Last is { } last)
            {
                yield return new Measurement<double>(
                    (now - last).TotalSeconds,
                    new KeyValuePair<string, object?>("symbol", _options.Feeds[i].Instrument.Symbol.Value));
            }
        }
    }
}
