using ActorTrading.Domain.Indicators;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// Everything that rules want to know of one symbol on one timeframe: the values of its last finished bar and its
/// indicators, each computed once.
/// </summary>
internal sealed class TimeframeStage(Timeframe timeframe, StageHistory? history)
{
    /// <summary>Turn of what happened before anybody looked.</summary>
    private const long Past = -1;

    private readonly List<(Indicator Indicator, string Key)> _indicators = [];
    private readonly List<(Indicator Indicator, int Output, Signal Signal)> _outputs = [];
    private readonly List<(Func<IndicatorInput, double> Value, Signal Signal)> _bars = [];
    private Timestamp? _updatedAt;

    public Timeframe Timeframe { get; } = timeframe;

    /// <summary>The longest warm-up of an indicator here, in bars.</summary>
    public int WarmUp => _indicators.Count == 0 ? 0 : _indicators.Max(i => i.Indicator.WarmUp);

    public Signal Add(FieldRef field)
    {
        var signal = new Signal();
        if (BarValueOf(field.Name) is { } value)
        {
            _bars.Add((value, signal));
            if (history?.Bars(Timeframe) is { Count: > 0 } past)
            {
                signal.Set(value(InputOf(past[^1])), past[^1].Time, Past);
            }
        }
        else
        {
            var indicator = IndicatorFor(field);
            _outputs.Add((indicator, field.Output, signal));
            if (history is not null && _updatedAt is { } at)
            {
                signal.Set(OutputOf(indicator, field.Output), at, Past);
            }
        }

        return signal;
    }

    public void Update(in IndicatorInput input, Timestamp at, long turn)
    {
        _updatedAt = at;
        foreach (var (value, signal) in _bars)
        {
            signal.Set(value(input), at, turn);
        }

        foreach (var (indicator, _) in _indicators)
        {
            indicator.Update(input);
        }

        foreach (var (indicator, output, signal) in _outputs)
        {
            signal.Set(OutputOf(indicator, output), at, turn);
        }
    }

    public static IndicatorInput InputOf(in MarketEvent bar) =>
        new((double)bar.Open, (double)bar.High, (double)bar.Low, (double)bar.Close, (double)bar.Volume);

    private static double OutputOf(Indicator indicator, int output) =>
        output == 0 ? indicator.Value : indicator.Output(output);

    private static Func<IndicatorInput, double>? BarValueOf(string name) => name switch
    {
        MarketFieldNames.Open => static input => input.Open,
        MarketFieldNames.High => static input => input.High,
        MarketFieldNames.Low => static input => input.Low,
        MarketFieldNames.Close => static input => input.Close,
        MarketFieldNames.Volume => static input => input.Volume,
        _ => null,
    };

    private Indicator IndicatorFor(FieldRef field)
    {
        var key = $"{field.Name}({string.Join(',', field.Parameters)})";
        foreach (var (known, knownKey) in _indicators)
        {
            if (knownKey == key)
            {
                return known;
            }
        }

        var definition = IndicatorCatalogue.Find(field.Name)
            ?? throw new InvalidOperationException(
                $"'{field.Name}' passed validation but is neither a market field nor an indicator.");
        var indicator = definition.Create(field.Parameters);
        foreach (var bar in history?.Bars(Timeframe) ?? [])
        {
            indicator.Update(InputOf(bar));
            _updatedAt = bar.Time > (_updatedAt ?? Timestamp.MinValue) ? bar.Time : _updatedAt;
        }

        _indicators.Add((indicator, key));
        return indicator;
    }
}
