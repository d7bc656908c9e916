using System.Collections.Immutable;
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
    private readonly Step[] _steps;
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

    public ImmutableArray<Timeframe> Timeframes { get; }

    /// <summary>
    /// Each length is made of the bars of the one below, so that an event costs little more than the shortest length.
    /// </summary>
    public void OnMarket(in MarketEvent e, BarFinished? finished)
    {
        // Marks and funding make no bars, and come before the bar that closes at their time.
        if (e.Kind is MarketEventKind.Mark or MarketEventKind.Funding)
        {
            return;
        }

        _latest = e.Time > _latest ? e.Time : _latest;
        var own = e.Kind == MarketEventKind.Bar ? Timeframes.IndexOf(e.Timeframe) : -1;
        if (own >= 0)
        {
            // A feed that brings the bars themselves knows better than what could be made of its ticks.
            _steps[own].Aggregator = null;
            Finish(own, e, finished);
        }
        else
        {
            Add(0, e, finished);
        }

        for (var step = 0; step < _steps.Length; step++)
        {
            if (_steps[step].Aggregator is { } aggregator && aggregator.CloseUpTo(e.Time, out var bar))
            {
                Finish(step, bar, finished);
            }
        }
    }

    public void Load(IEnumerable<MarketEvent> bars, BarFinished? finished)
    {
        foreach (var bar in bars)
        {
            if (Timeframes.IndexOf(bar.Timeframe) is >= 0 and var step)
            {
                _latest = bar.Time > _latest ? bar.Time : _latest;
                if (_steps[step].Bars.TryAdd(bar.Of(_instrument)))
                {
                    finished?.Invoke(bar.Of(_instrument));
                }
            }
        }

        for (var step = 0; step < _steps.Length; step++)
        {
            var below = step == 0 ? Timeframe.Tick : _steps[step - 1].Timeframe;
            _steps[step].GoOnWith(SoFar(_steps[step].Timeframe, below), _instrument);
        }
    }

    public IReadOnlyList<MarketEvent> Last(Timeframe timeframe, int count)
    {
        if (Array.Find(_steps, s => s.Timeframe == timeframe) is { } step)
        {
            return step.Bars.TakeLast(count);
        }

        // The longest step that makes up the length wanted reaches back furthest.
        return !timeframe.IsTick && Array.FindLast(_steps, s => Divides(s.Timeframe, timeframe)) is { } shorter
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
        return source.IsTick && _steps[0].Aggregator?.InProgress is { } rest && rest.Start >= known
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

    private void Add(int step, in MarketEvent part, BarFinished? finished)
    {
        if (_steps[step].Aggregator is not { } aggregator
            || (part.Kind == MarketEventKind.Bar && !aggregator.Accepts(part.Timeframe)))
        {
            return;
        }

        for (var more = aggregator.Add(part, out var bar); more; more = aggregator.CloseUpTo(part.Time, out bar))
        {
            Finish(step, bar, finished);
        }
    }

    private void Finish(int step, in MarketEvent bar, BarFinished? finished)
    {
        if (!_steps[step].Bars.TryAdd(bar))
        {
            return;
        }

        finished?.Invoke(bar);
        if (step + 1 < _steps.Length)
        {
            Add(step + 1, bar, finished);
        }
    }

    private sealed class Step(Timeframe timeframe, int kept, bool isSource)
    {
        public Timeframe Timeframe => timeframe;

        public BarRing Bars { get; } = new(kept);

        /// <summary>Null where the feed brings the bars.</summary>
        public BarAggregator? Aggregator { get; set; } = isSource ? null : new BarAggregator(timeframe);

        public void GoOnWith(BarInProgress? bar, int instrument)
        {
            if (Aggregator is null)
            {
                return;
            }

            Aggregator = new BarAggregator(timeframe);
            if (bar is { } known)
            {
                Aggregator.GoOnWith(known, instrument);
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
    }
}
