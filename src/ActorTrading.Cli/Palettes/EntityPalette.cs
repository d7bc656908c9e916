namespace ActorTrading.Cli.Palettes;

internal static class EntityPalette
{
    private const string Entities = "/entities";
    private const string One = Entities + "/{type}/{key}";

    private static readonly Parameter Type = Parameter.Id("type", "Such as portfolio, rules or account.");
    private static readonly Parameter Key = Parameter.Id("key", "Such as the portfolio's id.");

    public static Palette Rows { get; } = new("entity", "What the node is made of: each with its journal.",
    [
        Verb.List(Entities, "list", "List the entities; which take no commands, and why.", Column.Of(
            "type", "key", "status", "#sequence", "is_in_memory", "#waiting", "since", "reason"))
            .Of(
                Parameter.Filter("type", "Only these, such as portfolio."),
                Parameter.Filter("status", "Only these.").OneOf("ok", "suspended", "damaged"),
                Shared.Limit,
                Shared.Cursor),
        Verb.Get(One, "inspect", "Show an entity as it is: state, hash, last events.").Of(Type, Key) with
        {
            Sections = [new("events", Column.Of("#sequence", "at", "manifest", "event"))],
        },
        Verb.Get(One, "mailbox", "Show how an entity stands and how much waits for it.").Of(Type, Key) with
        {
            Part = "entity",
        },
        Verb.Post(One + "/verify", "verify", "Fold its events anew and compare with what it has in memory.")
            .Of(Type, Key),
        Verb.Post(One + "/passivate", "passivate", "Take it out of memory, if nothing needs it there.")
            .Of(Type, Key).Destructive(),
        Verb.Post(One + "/suspend", "suspend", "Have it take no commands until it is resumed.")
            .Of(Type, Key).Destructive(),
        Verb.Post(One + "/resume", "resume", "Let a suspended entity load again.").Of(Type, Key).Destructive(),
        Verb.Post(One + "/restart", "restart", "Drop what it has in memory and load it from its journal.")
            .Of(Type, Key).Destructive(),
        Verb.Post(One + "/accept-loss", "accept-loss", "Go on with a damaged entity from its last whole event.")
            .Of(
                Type,
                Key,
                Parameter.Setting("last-good", "The last whole event, as 'inspect' shows it.", ValueKind.Number)
                    .Required())
            .Destructive(),
    ])
    {
        Aliases = ["actor"],
    };
}
