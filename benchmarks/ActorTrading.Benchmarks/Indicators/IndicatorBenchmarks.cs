using ActorTrading.Domain.Indicators;
using BenchmarkDotNet.Attributes;

namespace ActorTrading.Benchmarks.Indicators;

/// <summary>
/// Time per update and reading of the value, over a series that fits the second-level cache.
/// The plain loops beside them are the same formulas over an array of closes, with nothing around them.
/// </summary>
[MemoryDiagnoser]
public class IndicatorBenchmarks
{
    private const int Count = 8_192;
    private const int Period = 20;
    private const int RsiPeriod = 14;

    private readonly IndicatorInput[] _bars = new IndicatorInput[Count];
    private readonly double[] _closes = new double[Count];
    private readonly SimpleMovingAverage _sma = new(Period);
    private readonly ExponentialMovingAverage _ema = new(Period);
    private readonly RelativeStrengthIndex _rsi = new(RsiPeriod);
    private readonly Macd _macd = new(12, 26, 9);
    private readonly BollingerBands _bollinger = new(Period, 2);

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var close = 60_000.0;
        for (var i = 0; i < Count; i++)
        {
            close *= 1 + (0.001 * (random.NextDouble() - 0.5));
            _closes[i] = close;
            _bars[i] = new(close, close * 1.0001, close * 0.9999, close, 1 + random.NextDouble());
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Sma() => Run(_sma);

    [Benchmark(OperationsPerInvoke = Count)]
    public double SmaPlainLoop()
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < _closes.Length; i++)
        {
            sum += _closes[i];
            if (i >= Period)
            {
                sum -= _closes[i - Period];
                total += sum / Period;
            }
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public double EmaPlainLoop()
    {
        var (ema, total) = (_closes[0], 0.0);
        foreach (var close in _closes)
        {
            ema += 2.0 / (Period + 1) * (close - ema);
            total += ema;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Ema() => Run(_ema);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Rsi() => Run(_rsi);

    [Benchmark(OperationsPerInvoke = Count)]
    public double RsiPlainLoop()
    {
        var (gain, loss, total, previous) = (0.0, 0.0, 0.0, _closes[0]);
        foreach (var close in _closes)
        {
            var change = close - previous;
            previous = close;
            gain += (Math.Max(change, 0) - gain) / RsiPeriod;
            loss += (Math.Max(-change, 0) - loss) / RsiPeriod;
            total += 100 - (100 / (1 + (gain / loss)));
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double MacdOfThreeOutputs()
    {
        var total = 0.0;
        foreach (ref readonly var bar in _bars.AsSpan())
        {
            _macd.Update(bar);
            total += _macd.Value + _macd.Signal + _macd.Histogram;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double BollingerUpperAndLower()
    {
        var total = 0.0;
        foreach (ref readonly var bar in _bars.AsSpan())
        {
            _bollinger.Update(bar);
            total += _bollinger.Upper - _bollinger.Lower;
        }

        return total;
    }

    /// <summary>Through the base class, as the engine holds its indicators.</summary>
    private double Run(Indicator indicator)
    {
        var total = 0.0;
        foreach (ref readonly var bar in _bars.AsSpan())
        {
            indicator.Update(bar);
            total += indicator.Value;
        }

        return total;
    }
}
