namespace ActorTrading.Cli.Palettes;

internal static class JournalPalette
{
    private const string ReadModels = "/admin/read-models";

    public static Palette Rows { get; } = new("journal", "What was written down, and what follows from it.",
    [
        Verb.Get(
            "/journal/entities/{type}/{key}/state", "state", "Show an entity as it was, folded from its events.").Of(
            Parameter.Id("type", "Such as portfolio."),
            Parameter.Id("key", "Such as the portfolio's id."),
            Parameter.Filter("sequence", "After this event.", ValueKind.Number),
            Parameter.Filter("time", "At this time, or how long ago.", ValueKind.Past)),
        Verb.Get(ReadModels, "lag", "Show how far the read models are behind."),
        Verb.Post(ReadModels + "/rebuild", "rebuild", "Make the read models anew and compare every row.").Of(
            Parameter.Filter("swap", "Put the new ones in the place of the old.", ValueKind.Flag)),
    ]);
}
