namespace ActorTrading.Cli.Output;

/// <summary>A table before it is drawn.</summary>
internal sealed record Grid(IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Over it; null for nothing.</summary>
    public string? Title { get; init; }
}

/// <param name="IsNumber">Whether its cells stand flush right.</param>
internal sealed record GridColumn(string Header, bool IsNumber = false);
