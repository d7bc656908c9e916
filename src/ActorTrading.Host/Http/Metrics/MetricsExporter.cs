using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace ActorTrading.Host.Http.Metrics;

/// <summary>
/// Listens to this program's meters and the runtime's, and tells what they measured as Prometheus text. The registry
/// in use has no exporter package for it.
/// </summary>
public sealed class MetricsExporter : IDisposable
{
    private static readonly string[] Meters = ["ActorTrading", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly ConcurrentDictionary<Instrument, MetricSeries> _series = new();
    private readonly MeterListener _listener = new();

    public MetricsExporter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Any(m => instrument.Meter.Name.StartsWith(m, StringComparison.Ordinal)))
            {
                listener.EnableMeasurementEvents(instrument, _series.GetOrAdd(instrument, MetricSeries.Of));
            }
        };
        Listen<byte>();
        Listen<short>();
        Listen<int>();
        Listen<long>();
        Listen<float>();
        Listen<double>();
        Listen<decimal>();
        _listener.Start();
    }

    /// <summary>All series, those of one name together.</summary>
    public string Export()
    {
        _listener.RecordObservableInstruments();
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var family in _series.Values.GroupBy(s => s.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            PrometheusText.Head(text, family.First());
            foreach (var series in family)
            {
                series.Write(text);
            }
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Listen<T>()
        where T : struct, IConvertible =>
        _listener.SetMeasurementEventCallback<T>(static (_, value, tags, state) =>
            ((MetricSeries)state!).Measured(value.ToDouble(CultureInfo.InvariantCulture), LabelSet.Of(tags)));
}
