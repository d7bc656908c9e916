namespace ActorTrading.Cli.Palettes;

internal static class JournalPalette
{
    private const string ReadModels = "/admin/read-models";

    private const string One = "/journal/entities/{type}/{key}";
    private const string Events = "/journal/events";
    private const string Backups = "/journal/backups";

    private static readonly Parameter Type = Parameter.Id("type", "Such as portfolio.");
    private static readonly Parameter Key = Parameter.Id("key", "Such as the portfolio's id.");

    private static readonly Parameter OfType = Parameter.Filter("type", "Only of these, such as portfolio.");
    private static readonly Parameter OfKey = Parameter.Filter("key", "Only of this, such as the portfolio's id.");
    private static readonly Parameter OfKind =
        Parameter.Filter("manifest", "Only events of this kind, or that begin so: portfolio.order.");

    internal static IReadOnlyList<Column> LineColumns { get; } =
    [
        .. Column.Of("#offset", "type", "key"),
        new("at", "record.at"), new("manifest", "record.manifest"), new("event", "record.event"),
    ];

    private static readonly IReadOnlyList<Section> DamageSections =
        [new("damages", Column.Of("type", "key", "#last_good", "#expected", "what"))];

    public static Palette Rows { get; } = new("journal", "What was written down, and what follows from it.",
    [
        Verb.List(One, "show", "Show the events of an entity, oldest first.", Column.Of(
            "#sequence", "at", "manifest", "#version", "command_id", "event")).Of(
            Type,
            Key,
            Parameter.Filter("from", "From this event on.", ValueKind.Number),
            Parameter.Filter("to", "Up to this event.", ValueKind.Number),
            Shared.Limit,
            Shared.Cursor),
        Verb.Get(Events + "/newest", "tail", "Show the newest events of all entities; with --follow also new ones.").Of(
            OfType,
            OfKey,
            OfKind,
            Shared.Limit) with { Columns = LineColumns, IsTail = true },
        Verb.List(Events, "grep", "Look for a text in the events of all entities, oldest first.", LineColumns).Of(
            new Parameter("text", Place.Query, "What the event's JSON holds.").Into("contains"),
            OfType,
            OfKey,
            OfKind,
            Shared.Limit,
            Shared.Cursor),
        Verb.List(Events, "export", "Read the events of all entities, oldest first: with --json to keep them.",
            LineColumns).Of(OfType, OfKey, OfKind, Shared.Limit, Shared.Cursor),
        Verb.Get(One + "/state", "state", "Show an entity as it was, folded from its events.").Of(
            Type,
            Key,
            Parameter.Filter("sequence", "After this event.", ValueKind.Number),
            Parameter.Filter("time", "At this time, or how long ago.", ValueKind.Past)),
        Verb.Get("/journal/stats", "stats", "Show how the journal stands and how large it is."),
        Verb.Post("/journal/verify", "verify", "Follow the hash chain of every entity; name what is damaged.") with
        {
            Sections = DamageSections,
        },
        Verb.Post(One + "/verify", "verify-entity", "Follow the hash chain of one entity.").Of(Type, Key) with
        {
            Sections = DamageSections,
        },
        Verb.Post("/entities/{type}/{key}/snapshot", "snapshot", "Save an entity's state: its next load begins there.")
            .Of(Type, Key),
        Verb.Post("/journal/backup", "backup", "Copy the journal while the node trades, and verify the copy."),
        Verb.Get(Backups, "backups", "List the backups, the newest first.") with
        {
            Columns = Column.Of("name", "created_at", "#records", "#entities", "#bytes", "path"),
        },
        Verb.Post(Backups + "/{backup}/verify", "check-backup", "Look at every file and chain of a backup.").Of(
            Parameter.Id("backup", "Its name, as 'backups' shows it.")),
        Verb.Get(ReadModels, "lag", "Show how far the read models are behind."),
        Verb.Post(ReadModels + "/rebuild", "rebuild", "Make the read models anew and compare every row.").Of(
            Parameter.Filter("swap", "Put the new ones in the place of the old.", ValueKind.Flag)),
    ]);
}
