using System.Diagnostics.Metrics;

namespace ActorTrading.Host.Http.Metrics;

/// <summary>Counters and gauges: one number for each label set.</summary>
/// <param name="adds">Whether measurements are steps; otherwise each is the value itself.</param>
internal sealed class NumberSeries(Instrument instrument, bool isCounter, bool adds)
    : MetricSeries(instrument, isCounter ? "counter" : "gauge", isCounter)
{
    private readonly SortedDictionary<string, double> _values = new(StringComparer.Ordinal);

    public override void Measured(double value, string labels)
    {
        lock (Gate)
        {
            var key = _values.Count < LabelSetsMax || _values.ContainsKey(labels) ? labels : Overflow;
            _values[key] = adds ? _values.GetValueOrDefault(key) + value : value;
        }
    }

    public override void Write(TextWriter text)
    {
        lock (Gate)
        {
            foreach (var (labels, value) in _values)
            {
                PrometheusText.Sample(text, Name, labels, value);
            }
        }
    }
}
