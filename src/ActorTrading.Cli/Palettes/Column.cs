namespace ActorTrading.Cli.Palettes;

/// <summary>A column of a table.</summary>
/// <param name="Header">Over it.</param>
/// <param name="Path">Of the value in an item: <c>entry.actor</c>.</param>
public sealed record Column(string Header, string Path)
{
    /// <summary>Whether it holds numbers, which stand flush right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Columns headed by their paths: <c>status</c>, or <c>#quantity</c> for numbers.</summary>
    public static IReadOnlyList<Column> Of(params IReadOnlyList<string> paths) =>
        [.. paths.Select(p => new Column(p.TrimStart('#').Replace('_', ' '), p.TrimStart('#'))
        {
            IsNumber = p.StartsWith('#'),
        })];
}
