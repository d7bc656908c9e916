using System.Diagnostics.Metrics;
using System.Text;

namespace ActorTrading.Host.Http.Metrics;

/// <summary>
/// Instrument names as Prometheus wants them: underscores, the unit spelled out, counters ending in _total.
/// </summary>
internal static class MetricName
{
    public static string Of(Instrument instrument, bool isCounter)
    {
        var name = Letters(instrument.Name);
        var unit = UnitOf(instrument.Unit);
        if (unit is not null && !name.EndsWith("_" + unit, StringComparison.Ordinal))
        {
            name += "_" + unit;
        }

        return isCounter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    /// <summary>A label's name; what is no letter or digit becomes an underscore.</summary>
    public static string Label(string tag) => Letters(tag);

    private static string Letters(string text)
    {
        var name = new StringBuilder(text.Length + 1);
        foreach (var letter in text)
        {
            name.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_');
        }

        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? "_" + name : name.ToString();
    }

    private static string? UnitOf(string? unit) => unit switch
    {
        null or "" or "1" => null,
        ['{', ..] => null,
        "s" => "seconds",
        "ms" => "milliseconds",
        "us" => "microseconds",
        "By" => "bytes",
        "%" => "percent",
        _ => Letters(unit).Trim('_'),
    };
}
