namespace ActorTrading.Cli.Palettes;

/// <summary>Verbs about one thing.</summary>
/// <param name="Verbs">
/// One without a name is what the palette does by itself: <c>atc health</c>.
/// </param>
public sealed record Palette(string Name, string Summary, IReadOnlyList<Verb> Verbs)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];
}
