using System.Text.Json;
using ActorTrading.Cli.Palettes;

namespace ActorTrading.Cli.Output;

/// <summary>Makes tables of JSON: of a list by columns, of one thing by its members.</summary>
internal sealed class Grids(CellText cells)
{
    private static readonly GridColumn[] MemberColumns = [new("field"), new("value")];

    /// <param name="columns">Empty for one column to each member that any item has.</param>
    public Grid OfList(IReadOnlyList<JsonElement> items, IReadOnlyList<Column> columns)
    {
        var shown = columns.Count > 0 ? columns : ColumnsOf(items);
        return new Grid(
            [.. shown.Select(c => new GridColumn(c.Header, c.IsNumber))],
            [.. items.Select(item => RowOf(item, shown))]);
    }

    /// <summary>The members of a thing, and a table of its own for each list of things in it.</summary>
    /// <param name="sections">The columns of those lists that have columns of their own.</param>
    public IEnumerable<Grid> OfThing(JsonElement thing, IReadOnlyList<Section> sections)
    {
        var rows = new List<IReadOnlyList<string>>();
        var lists = new List<(string Path, JsonElement[] Items)>();
        Collect(thing, "", rows, lists);
        if (rows.Count > 0)
        {
            yield return new Grid(MemberColumns, rows);
        }

        foreach (var (path, items) in lists)
        {
            yield return OfList(items, ColumnsOf(path, sections)) with { Title = path };
        }
    }

    private void Collect(
        JsonElement thing,
        string path,
        List<IReadOnlyList<string>> rows,
        List<(string Path, JsonElement[] Items)> lists)
    {
        foreach (var member in thing.EnumerateObject())
        {
            var name = path.Length == 0 ? CellText.Plain(member.Name) : $"{path}.{CellText.Plain(member.Name)}";
            switch (member.Value)
            {
                case { ValueKind: JsonValueKind.Object } inner when inner.EnumerateObject().Any():
                    Collect(inner, name, rows, lists);
                    break;
                case { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().Any(IsThing):
                    lists.Add((name, [.. list.EnumerateArray()]));
                    break;
                default:
                    rows.Add([name, cells.Of(member.Value)]);
                    break;
            }
        }
    }

    private static IReadOnlyList<Column> ColumnsOf(string path, IReadOnlyList<Section> sections) =>
        sections.FirstOrDefault(s => s.Path == path)?.Columns ?? [];

    private static bool IsThing(JsonElement value) => value.ValueKind == JsonValueKind.Object;

    private static IReadOnlyList<Column> ColumnsOf(IReadOnlyList<JsonElement> items)
    {
        if (!items.Any(IsThing))
        {
            return [new Column("value", "")];
        }

        var names = items.Where(IsThing).SelectMany(i => i.EnumerateObject()).ToLookup(m => m.Name, m => m.Value);
        return
        [
            .. names.Select(n => new Column(CellText.Plain(n.Key), n.Key)
            {
                IsNumber = n.All(v => v.ValueKind is JsonValueKind.Number or JsonValueKind.Null),
            }),
        ];
    }

    private IReadOnlyList<string> RowOf(JsonElement item, IReadOnlyList<Column> columns) =>
        [.. columns.Select(c => cells.Of(c.Path.Length == 0 ? item : Wire.Json.At(item, c.Path)))];
}
