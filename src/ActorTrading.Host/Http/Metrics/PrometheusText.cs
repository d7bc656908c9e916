using System.Globalization;

namespace ActorTrading.Host.Http.Metrics;

/// <summary>The text format of Prometheus, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static void Head(TextWriter text, MetricSeries series)
    {
        var help = series.Description
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("\n", @"\n", StringComparison.Ordinal);
        text.Write($"# HELP {series.Name} {help}\n");
        text.Write($"# TYPE {series.Name} {series.Kind}\n");
    }

    public static void Sample(TextWriter text, string name, string labels, double value) =>
        text.Write(labels.Length == 0 ? $"{name} {Number(value)}\n" : $"{name}{{{labels}}} {Number(value)}\n");

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
