namespace ActorTrading.Cli.Palettes;

internal static class SessionPalette
{
    private const string Sessions = "/auto-trading/sessions";
    private const string One = Sessions + "/{session}";

    private static readonly Parameter Session = Parameter.Id("session", "The session's id.");

    public static Verb Start { get; } =
        Verb.Post(Sessions + "/start", "start", "Start a session. It trades when its rules say so, never by starting.")
            .Of(
                Parameter.Field("portfolio", "The portfolio that trades.").Into("portfolio_id"),
                Parameter.Field("symbols", "The markets, with commas between: BTC-USD,SOL-USD.", ValueKind.Words),
                Parameter.Setting("name", "What people call it.").Required(),
                Parameter.Setting("timeframe", "Of rule fields that name none, such as 1m; 5m where absent."),
                Parameter.Setting("evaluation", "When rules are looked at; bar_close where absent.")
                    .OneOf("bar_close", "every_tick"),
                Parameter.Setting("start", "When to begin: a time, or 10m from now; at once where absent.",
                    ValueKind.Future).Into("scheduled_start"),
                Parameter.Setting("end", "When to end: a time, or 8h from now; by hand where absent.",
                    ValueKind.Future).Into("scheduled_end"),
                Parameter.Setting("config", "A file of the other settings.", ValueKind.JsonFile).Into(""));

    public static Verb Stop { get; } =
        Verb.Post(One + "/stop", "stop", "Stop a session for good; exits of what is left remain possible.")
            .Of(Session).Destructive();

    public static Verb Pause { get; } =
        Verb.Post(One + "/pause", "pause", "Make no new entries; exits and protective orders work on.")
            .Of(Session, Parameter.Setting("reason", "Why; it is kept.").Required());

    public static Verb Resume { get; } = Verb.Post(One + "/resume", "resume", "Allow entries again.").Of(Session);

    public static Palette Rows { get; } = new("session", "Trading sessions.",
    [
        Verb.List(Sessions + "/{portfolio}", "list", "List the sessions of a portfolio, newest first.", Column.Of(
            "id", "session_name", "phase", "start_time", "end_time", "#total_trades", "#successful_trades",
            "#total_pnl", "currency"))
            .Of(Shared.Portfolio, Shared.Limit, Shared.Cursor),
        Verb.Get(One + "/status", "status", "Show how a session stands.").Of(Session),
        Start,
        Stop,
        Pause,
        Resume,
        Verb.Get(One + "/performance", "performance", "Show what a session brought.").Of(Session),
    ]);
}
