using System.Globalization;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>Whether live memory grows: the medians of the first and the last third are compared.</summary>
internal sealed class MemoryTrend
{
    /// <summary>Growth from the first to the last third that readings scatter by anyway.</summary>
    private const double GrowthMax = 0.05;

    private const int ReadingsMin = 6;
    private const double BytesPerMegabyte = 1024 * 1024;

    private readonly List<long> _readings = [];

    public static string Criterion => string.Create(
        CultureInfo.InvariantCulture,
        $"the median live heap of the last third is at most {GrowthMax:P0} above that of the first");

    public bool IsFlat => _readings.Count >= ReadingsMin && Last <= First * (1 + GrowthMax);

    public string Verdict => _readings.Count < ReadingsMin
        ? $"too short to tell: {_readings.Count} of at least {ReadingsMin} readings"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsFlat ? "flat" : "NOT FLAT")}: {First / BytesPerMegabyte:F1} MB in the first third, "
            + $"{Last / BytesPerMegabyte:F1} MB in the last ({(double)Last / First - 1:+0.0 %;-0.0 %})");

    private int Third => _readings.Count / 3;

    private long First => Median(_readings[..Third]);

    private long Last => Median(_readings[^Third..]);

    public void Add(long bytes) => _readings.Add(bytes);

    private static long Median(List<long> readings) => readings.Order().ElementAt(readings.Count / 2);
}
