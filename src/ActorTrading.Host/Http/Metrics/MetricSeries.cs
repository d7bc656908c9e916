using System.Diagnostics.Metrics;

namespace ActorTrading.Host.Http.Metrics;

/// <summary>Everything that one instrument has measured, by labels.</summary>
internal abstract class MetricSeries(Instrument instrument, string kind, bool isCounter)
{
    /// <summary>
    /// Label sets that one instrument keeps apart. A label that takes ever new values is a defect, not a leak.
    /// </summary>
    protected const int LabelSetsMax = 1_000;

    protected const string Overflow = "overflow=\"true\"";

    public string Name { get; } = MetricName.Of(instrument, isCounter);

    public string Kind { get; } = kind;

    public string Description { get; } = instrument.Description ?? instrument.Name;

    protected Lock Gate { get; } = new();

    public static MetricSeries Of(Instrument instrument)
    {
        var type = instrument.GetType();
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (definition == typeof(Histogram<>))
        {
            return new HistogramSeries(instrument);
        }

        var isCounter = definition == typeof(Counter<>) || definition == typeof(ObservableCounter<>);
        var adds = definition == typeof(Counter<>) || definition == typeof(UpDownCounter<>);
        return new NumberSeries(instrument, isCounter, adds);
    }

    public abstract void Measured(double value, string labels);

    public abstract void Write(TextWriter text);
}
