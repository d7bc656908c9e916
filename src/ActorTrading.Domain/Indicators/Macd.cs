using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>macd</c>, moving average convergence divergence: the value is <c>ema(fast) - ema(slow)</c> of the closes, the
/// signal <c>ema(signal)</c> of that value, the histogram value minus signal. Each average begins with the plain mean
/// of its own first inputs. A fast period longer than the slow one turns the sign.
/// Warm-up of all three outputs: the longer of both periods + <c>signal</c> - 1 updates.
/// Source: Gerald Appel, The Moving Average Convergence-Divergence Method, 1979; histogram by Thomas Aspray, 1986.
/// </summary>
public sealed class Macd(int fast, int slow, int signal) : Indicator
{
    private RecursiveAverage _fast = RecursiveAverage.Exponential(fast);
    private RecursiveAverage _slow = RecursiveAverage.Exponential(slow);
    private RecursiveAverage _signal = RecursiveAverage.Exponential(signal);

    public override int WarmUp { get; } = Math.Max(fast, slow) + signal - 1;

    public override bool IsReady => _signal.IsReady;

    public override double Value => IsReady ? _fast.Value - _slow.Value : double.NaN;

    public double Signal => _signal.Value;

    public double Histogram => Value - Signal;

    public override double Output(int index) => index switch
    {
        1 => Signal,
        2 => Histogram,
        _ => base.Output(index),
    };

    public override void Update(in IndicatorInput input)
    {
        _fast.Add(input.Close);
        _slow.Add(input.Close);
        if (_fast.IsReady && _slow.IsReady)
        {
            _signal.Add(_fast.Value - _slow.Value);
        }
    }
}
