using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>Makes the bars of all symbols for one timeframe step after another.</summary>
internal sealed class BarMaker
{
    /// <summary>Moves within a bar, which make its high and low.</summary>
    private const int StepsPerBar = 6;

    private readonly SyntheticOptions _options;
    private readonly ReturnModel _model;
    private readonly PriceWalk[] _walks;
    private readonly BarShape[] _bars;
    private readonly TimeSpan _step;

    public BarMaker(SyntheticOptions options, ReturnModel model, PriceWalk[] walks)
    {
        (_options, _model, _walks) = (options, model, walks);
        _bars = new BarShape[walks.Length];
        _step = options.Timeframe.Length / StepsPerBar;
    }

    /// <summary>Writes one bar per symbol.</summary>
    public int Make(Timestamp opened, MarketEvent[] events)
    {
        var step = default(MarketStep);
        for (var i = 0; i < StepsPerBar; i++)
        {
            step = _model.Next(opened + (_step * i), _step);
            for (var symbol = 0; symbol < _walks.Length; symbol++)
            {
                Move(symbol, step, isFirst: i == 0);
            }
        }

        for (var symbol = 0; symbol < _walks.Length; symbol++)
        {
            events[symbol] = MarketEvent.Bar(
                symbol, opened + _options.Timeframe.Length, _options.Timeframe, ValuesOf(symbol, step));
        }

        return _walks.Length;
    }

    private void Move(int symbol, in MarketStep step, bool isFirst)
    {
        var walk = _walks[symbol];
        ref var bar = ref _bars[symbol];
        if (isFirst)
        {
            if (walk.Random.NextDouble() < _options.OpeningGapChance)
            {
                walk.Gap(step);
            }

            bar = new(walk.Ticks);
        }

        bar.Extend(walk.Step(step), walk.Ticks);
    }

    private OhlcvValues ValuesOf(int symbol, in MarketStep step)
    {
        var walk = _walks[symbol];
        ref readonly var bar = ref _bars[symbol];
        var dayShare = _options.Timeframe.Length / TimeSpan.FromDays(1);

        // Between half and one and a half of what the hour brings; a bar that moves far trades more.
        var share = dayShare * step.Activity * (0.5 + walk.Random.NextDouble()) * (0.5 + (bar.Effort / StepsPerBar));
        return new(
            walk.PriceOf(bar.Open),
            walk.PriceOf(bar.High),
            walk.PriceOf(bar.Low),
            walk.PriceOf(bar.Close),
            walk.QuantityOf(share));
    }

    /// <summary>A bar in the making, in ticks.</summary>
    private struct BarShape(long open)
    {
        public readonly long Open = open;
        public long High = open;
        public long Low = open;
        public long Close = open;

        /// <summary>Sum of the moves' sizes in standard deviations.</summary>
        public double Effort;

        public void Extend(double move, long ticks)
        {
            Close = ticks;
            High = Math.Max(High, ticks);
            Low = Math.Min(Low, ticks);
            Effort += Math.Abs(move);
        }
    }
}
