using System.Globalization;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>Of measured times in milliseconds.</summary>
internal readonly record struct Percentiles(int Count, double P50, double P99, double Max)
{
    /// <param name="sorted">Rising.</param>
    public static Percentiles Of(double[] sorted) => sorted.Length == 0
        ? default
        : new(sorted.Length, sorted[sorted.Length / 2], sorted[At99(sorted.Length)], sorted[^1]);

    private static int At99(int count) => (int)Math.Ceiling(count * 0.99) - 1;

    public string Cells => string.Create(CultureInfo.InvariantCulture, $"{P50:F2} | {P99:F2} | {Max:F2}");
}
