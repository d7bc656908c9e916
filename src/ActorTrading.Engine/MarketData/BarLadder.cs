using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.MarketData;

/// <summary>The last bars of one symbol at rising lengths.</summary>
internal sealed class BarLadder
{
    private static readonly Timeframe[] Lengths =
        [.. new[] { 1, 5, 15, 60, 4 * 60, 24 * 60 }.Select(Timeframe.OfMinutes)];

    private readonly int _instrument;
    private readonly List<Step> _steps;
    private Timestamp _latest;

    public BarLadder(int instrument, Timeframe source, int kept)
    {
        _instrument = instrument;
        var lengths = source.IsTick
            ? Lengths
            : Lengths.Where(l => l.Seconds > source.Seconds && l.Seconds % source.Seconds == 0).Prepend(source);
        _steps = [.. lengths.Select(l => new Step(l, kept, isSource: l == source))];
        Timeframes = [.. _steps.Select(s => s.Timeframe)];
    }

    public IReadOnlyList<Timeframe> Timeframes { get; }

    public void OnMarket(in MarketEvent e, BarFinished? finished)
    {
        _latest = e.Time > _latest ? e.Time : _latest;
        foreach (var step in _steps)
        {
            step.OnMarket(e, finished);
        }
    }

    public void Load(IEnumerable<MarketEvent> bars, BarFinished? finished)
    {
        foreach (var bar in bars)
        {
            if (_steps.Find(s => s.Timeframe == bar.Timeframe) is { } step)
            {
                step.Keep(bar.Of(_instrument), finished);
                _latest = bar.Time > _latest ? bar.Time : _latest;
            }
        }

        foreach (var step in _steps)
        {
            step.GoOnWith(SoFar(step.Timeframe, Timeframe.Tick), _instrument);
        }
    }

    public IReadOnlyList<MarketEvent> Last(Timeframe timeframe, int count)
    {
        if (_steps.Find(s => s.Timeframe == timeframe) is { } step)
        {
            return step.Bars.TakeLast(count);
        }

        // The longest step that makes up the length wanted reaches back furthest.
        return !timeframe.IsTick && _steps.FindLast(s => Divides(s.Timeframe, timeframe)) is { } shorter
            ? Joined(shorter, timeframe, count)
            : [];
    }

    /// <summary>
    /// What is known of the bar that is not over: the finished shorter bars in it, and what has come since.
    /// </summary>
    public BarInProgress? SoFar(Timeframe timeframe, Timeframe source)
    {
        if (timeframe.IsTick || _latest == Timestamp.MinValue)
        {
            return null;
        }

        BarInProgress? bar = null;
        var end = source.IsTick ? _latest : _latest.Floor(source.Length);
        var start = end.Floor(timeframe.Length);
        var known = start;
        foreach (var step in _steps.AsEnumerable().Reverse().Where(s => Divides(s.Timeframe, timeframe)))
        {
            for (var i = step.FirstFrom(known); i < step.Bars.Count && step.Bars[i].Time <= end; i++)
            {
                bar = BarInProgress.Joined(bar, start, ValuesOf(step.Bars[i]));
                known = step.Bars[i].Time;
            }
        }

        // Of the shortest bars there is one that is not over itself, where they are made of ticks.
        return source.IsTick && _steps[0].InProgress is { } rest && rest.Start >= known
            ? BarInProgress.Joined(bar, start, rest.Values)
            : bar;
    }

    private static bool Divides(Timeframe shorter, Timeframe timeframe) =>
        shorter.Seconds < timeframe.Seconds && timeframe.Seconds % shorter.Seconds == 0;

    private static OhlcvValues ValuesOf(in MarketEvent bar) =>
        new(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume);

    // The first bar may lack its beginning, since what it is made of is not kept for ever.
    private static IReadOnlyList<MarketEvent> Joined(Step shorter, Timeframe timeframe, int count)
    {
        var aggregator = new BarAggregator(timeframe);
        var bars = new List<MarketEvent>();
        var parts = shorter.Bars.TakeLast((count + 1) * (timeframe.Seconds / shorter.Timeframe.Seconds));
        foreach (ref readonly var part in parts.AsSpan())
        {
            for (var more = aggregator.Add(part, out var bar);
                more;
                more = aggregator.CloseUpTo(part.Time, out bar))
            {
                bars.Add(bar);
            }
        }

        var opening = parts.Length == 0 ? default : parts[0].Time - shorter.Timeframe.Length;
        var isWhole = opening == opening.Floor(timeframe.Length);
        return [.. bars.Skip(isWhole ? 0 : 1).TakeLast(count)];
    }

    private sealed class Step(Timeframe timeframe, int kept, bool isSource)
    {
        private BarAggregator? _aggregator = isSource ? null : new BarAggregator(timeframe);

        public Timeframe Timeframe => timeframe;

        public BarRing Bars { get; } = new(kept);

        public BarInProgress? InProgress => _aggregator?.InProgress;

        public void OnMarket(in MarketEvent e, BarFinished? finished)
        {
            var isBar = e.Kind == MarketEventKind.Bar;
            if (isBar && e.Timeframe == timeframe)
            {
                // A feed that brings the bars themselves knows better than what could be made of its ticks.
                _aggregator = null;
                Keep(e, finished);
            }

            if (_aggregator is null || (isBar && !_aggregator.Accepts(e.Timeframe)))
            {
                return;
            }

            for (var more = _aggregator.Add(e, out var bar); more; more = _aggregator.CloseUpTo(e.Time, out bar))
            {
                Keep(bar, finished);
            }
        }

        public void GoOnWith(BarInProgress? bar, int instrument)
        {
            if (isSource)
            {
                return;
            }

            _aggregator = new BarAggregator(timeframe);
            if (bar is { } known)
            {
                _aggregator.GoOnWith(known, instrument);
            }
        }

        /// <summary>The first bar that opens at a time or later.</summary>
        public int FirstFrom(Timestamp time)
        {
            var first = Bars.Count;
            while (first > 0 && Bars[first - 1].Time - timeframe.Length >= time)
            {
                first--;
            }

            return first;
        }

        public void Keep(in MarketEvent bar, BarFinished? finished)
        {
            if (Bars.TryAdd(bar))
            {
                finished?.Invoke(bar);
            }
        }
    }
}
