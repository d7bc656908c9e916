using System.Diagnostics.Metrics;

namespace ActorTrading.Host.Http.Metrics;

/// <summary>Histograms with fixed buckets: the instrument's own, or such as fit durations in seconds.</summary>
internal sealed class HistogramSeries(Instrument instrument) : MetricSeries(instrument, "histogram", isCounter: false)
{
    private static readonly double[] Durations =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly double[] _bounds = BoundsOf(instrument);
    private readonly SortedDictionary<string, Cells> _cells = new(StringComparer.Ordinal);

    public override void Measured(double value, string labels)
    {
        lock (Gate)
        {
            var key = _cells.Count < LabelSetsMax || _cells.ContainsKey(labels) ? labels : Overflow;
            if (!_cells.TryGetValue(key, out var cells))
            {
                _cells[key] = cells = new Cells(new long[_bounds.Length + 1]);
            }

            var bucket = Array.BinarySearch(_bounds, value);
            cells.Counts[bucket < 0 ? ~bucket : bucket]++;
            cells.Sum += value;
        }
    }

    public override void Write(TextWriter text)
    {
        lock (Gate)
        {
            foreach (var (labels, cells) in _cells)
            {
                Write(text, labels, cells);
            }
        }
    }

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } own } => [.. own.Select(b => (double)b)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } own } => [.. own.Select(b => (double)b)],
        _ => Durations,
    };

    private void Write(TextWriter text, string labels, Cells cells)
    {
        var comma = labels.Length == 0 ? "" : ",";
        long below = 0;
        for (var i = 0; i < cells.Counts.Length; i++)
        {
            below += cells.Counts[i];
            var bound = i < _bounds.Length ? PrometheusText.Number(_bounds[i]) : "+Inf";
            PrometheusText.Sample(text, Name + "_bucket", $"{labels}{comma}le=\"{bound}\"", below);
        }

        PrometheusText.Sample(text, Name + "_sum", labels, cells.Sum);
        PrometheusText.Sample(text, Name + "_count", labels, below);
    }

    private sealed class Cells(long[] counts)
    {
        public long[] Counts { get; } = counts;

        public double Sum { get; set; }
    }
}
