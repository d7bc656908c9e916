using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Backtests;

/// <summary>Tells how far a run has come, a few times a second at most, and passes every event on.</summary>
internal sealed class ProgressMeter(
    IBacktestObserver next, RunReportOptions options, IProgress<BacktestProgress>? progress)
    : IBacktestObserver
{
    // A clock costs more than an event.
    private const int EventsPerLook = 8_192;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(100);
    private readonly long _started = options.Clock.GetTimestamp();
    private Timestamp _first;
    private long _events;
    private TimeSpan _reported = TimeSpan.MinValue;

    public TimeSpan Elapsed => options.Clock.GetElapsedTime(_started);

    public void OnEvent(in MarketEvent e, bool isWarmUp)
    {
        next.OnEvent(e, isWarmUp);
        if (_events++ % EventsPerLook == 0 && progress is not null)
        {
            Look(progress, e.Time);
        }
    }

    /// <summary>Tells that the run is over.</summary>
    public void Complete(Timestamp last) => progress?.Report(new(_events, last, Elapsed, Fraction: 1d));

    private void Look(IProgress<BacktestProgress> progress, Timestamp now)
    {
        _first = _events == 1 ? now : _first;
        var elapsed = Elapsed;
        if (_reported == TimeSpan.MinValue || elapsed - _reported >= ReportEvery)
        {
            _reported = elapsed;
            progress.Report(new(_events, now, elapsed, FractionAt(now)));
        }
    }

    private double? FractionAt(Timestamp now)
    {
        var fraction = options.FractionRead?.Invoke()
            ?? (options.ExpectedEnd is { } end && end > _first ? (now - _first) / (end - _first) : null);
        return fraction is { } known ? Math.Clamp(known, 0d, 1d) : null;
    }
}
