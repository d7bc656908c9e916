using System.Text.Json.Nodes;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Running;

namespace ActorTrading.Cli.Output;

/// <summary>Shows Prometheus text as a table, or the part of it that somebody is looking for.</summary>
internal sealed class MetricsWriter(GridWriter grid, GlobalSettings settings, Terminal terminal)
{
    private const string Pattern = "pattern";

    private static readonly GridColumn[] Columns = [new("metric"), new("value", IsNumber: true)];

    public void Write(string text, Values values)
    {
        var pattern = values.ByName.GetValueOrDefault(Pattern, "");
        var samples = text.Split('\n')
            .Where(l => l.Length > 0 && l[0] != '#' && l.Contains(pattern, StringComparison.OrdinalIgnoreCase))
            .Select(SampleOf)
            .ToArray();
        if (settings.IsJson)
        {
            terminal.Out.WriteLine(new JsonArray([.. samples.Select(JsonOf)]).ToJsonString());
        }
        else
        {
            grid.Write(new Grid(Columns, [.. samples.Select(s => (string[])[s.Metric, s.Value])]));
        }
    }

    private static JsonNode JsonOf((string Metric, string Value) sample) =>
        new JsonObject { ["metric"] = sample.Metric, ["value"] = sample.Value };

    /// <summary>A line is <c>name{labels} value</c>; labels may hold blanks, the value none.</summary>
    private static (string Metric, string Value) SampleOf(string line)
    {
        var plain = CellText.Plain(line).TrimEnd();
        var end = plain.LastIndexOf(' ');
        return end < 0 ? (plain, "") : (plain[..end], plain[(end + 1)..]);
    }
}
