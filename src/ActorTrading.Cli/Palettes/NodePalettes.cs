namespace ActorTrading.Cli.Palettes;

/// <summary>Palettes about the node itself, of few verbs each.</summary>
internal static class NodePalettes
{
    private const string Books = "/reconciliation";

    private static readonly IReadOnlyList<Column> BooksColumns = Column.Of(
        "account", "verdict", "compared_at", "is_silent", "differences");

    private static readonly IReadOnlyList<Column> LineColumns = Column.Of("at", "level", "category", "text");

    private static readonly IReadOnlyList<Column> LevelColumns = Column.Of("category", "level", "configured", "until");

    public static Palette Health { get; } = new("health", "How the node is.",
    [
        Probe("/readyz", "", "Whether it can be given work, and why not."),
        Probe("/livez", "live", "Whether the process is alive."),
        Probe("/startupz", "startup", "Whether it has started, and how far it is."),
        Verb.Get("/admin/health", "deep", "Try every part of it and say how long each took.") with
        {
            Form = AnswerForm.Checks,
            Sections = [new("checks", Column.Of("name", "ok", "#ms", "reason"))],
            IsOptionToo = true,
        },
    ]);

    public static Palette Recon { get; } = new("recon", "Whether the books are what the venue says.",
    [
        Verb.Get(Books, "status", "Show how the books of every account stand.") with { Columns = BooksColumns },
        Verb.Get(Books + "?differing=true", "breaks", "Show the accounts whose books differ, and by how much.") with
        {
            Columns = BooksColumns,
        },
        Verb.Post(Books + "/run", "run", "Ask the venue now what every account holds, and compare.") with
        {
            Columns = BooksColumns,
        },
    ]);

    public static Palette Top { get; } = new("top", "What the node is busy with.",
    [
        Verb.Get("/admin/load", "", "Show its load and the entities that write most; with --watch as it changes.") with
        {
            Sections = [new("busiest", Column.Of("type", "key", "#events", "#per_second", "#waiting"))],
        },
    ]);

    public static Palette Dump { get; } = new("dump", "What somebody who looks for a fault wants to see.",
    [
        Verb.Get("/admin/dump", "", "Gather it without secrets; with --json in one piece to hand on."),
    ]);

    public static Palette Trace { get; } = new("trace", "What came of a request.",
    [
        Verb.Get("/traces/{correlation}", "", "Show its lines of the audit trail, its events, orders, fills and log.")
            .Of(Parameter.Id("correlation", "Its correlation id, as the answer, the log or the audit trail has it."))
            with
            {
                Sections =
                [
                    new("requests", AuditPalette.LineColumns),
                    new("events", JournalPalette.LineColumns),
                    new("log", LineColumns),
                ],
            },
    ]);

    public static Palette Metrics { get; } = new("metrics", "What the node measures.",
    [
        Verb.Get("/metrics", "", "Show the metrics.").Of(
            new Parameter("pattern", Place.Nowhere, "Only those whose line holds this text.").Optional())
            with { Form = AnswerForm.Metrics },
    ]);

    public static Palette Events { get; } = new("events", "What happens, as it happens.",
    [
        Verb.Get("/events", "", "Follow events until interrupted; after a lost connection without a gap.").Of(
            Parameter.Filter("topics", "With commas between: orders, fills, positions, sessions, decisions, halts, "
                + "alerts; all where absent.", ValueKind.Words),
            Parameter.Filter("portfolios", "Only of these, with commas between.", ValueKind.Words),
            Parameter.Filter("cursor", "Go on after this event; from now on where absent."),
            new Parameter("count", Place.Nowhere, "End after so many events.")
            {
                Kind = ValueKind.Number, IsOption = true, IsRequired = false,
            })
            with { Form = AnswerForm.Events },
    ]);

    public static Palette Config { get; } = new("config", "What the node runs with.",
    [
        Verb.Get("/admin/config", "show", "Show every setting with its value and where that came from.") with
        {
            Columns = Column.Of("setting", "value", "from"),
        },
    ]);

    public static Palette Log { get; } = new("log", "What the node logs.",
    [
        LogLines("tail", "Show the newest lines; with --follow also those to come.") with { IsTail = true },
        LogLines("peek", "Show the newest lines, so many.", new Parameter(
            "lines", Place.Query, "How many.") { Kind = ValueKind.Number, Target = "limit", IsRequired = false }),
        Verb.Get("/admin/log/levels", "levels", "Show from which level on what is logged.") with
        {
            Columns = LevelColumns,
        },
        Verb.Post("/admin/log/levels", "level", "Log a category from another level on.").Of(
            Parameter.Field("category", "With all below it, such as ActorTrading.Engine; '*' for the rest."),
            Parameter.Field("level", "The least level; the configured one where absent.").Optional()
                .OneOf("trace", "debug", "information", "warning", "error", "critical", "none"),
            Parameter.Setting("for", "How long, such as 10m; until the node stops where absent.", ValueKind.Future)
                .Into("until")) with
        {
            Columns = LevelColumns,
        },
        Verb.Post("/admin/log/marks", "mark", "Write a line into the log, to find a place in it again.").Of(
            Parameter.Field("text", "What it says.")),
    ]);

    private static Verb LogLines(string name, string summary, params IReadOnlyList<Parameter> parameters) =>
        Verb.Get("/admin/log/lines", name, summary).Of(
        [
            .. parameters,
            Parameter.Filter("level", "From this level on.")
                .OneOf("trace", "debug", "information", "warning", "error", "critical"),
            Parameter.Filter("category", "Only of this, with all below it."),
            Parameter.Filter("correlation", "Only of the request with this id."),
        ]) with
        { Columns = LineColumns };

    private static Verb Probe(string route, string name, string summary) =>
        Verb.Get(route, name, summary) with { Form = AnswerForm.Checks, IsOpen = true };
}
