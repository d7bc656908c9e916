namespace ActorTrading.Cli.Palettes;

/// <summary>A list inside an answer, as a table.</summary>
/// <param name="Path">Of the list: <c>firings</c>.</param>
public sealed record Section(string Path, IReadOnlyList<Column> Columns);
