namespace ActorTrading.Cli.Palettes;

internal static class JobPalette
{
    private const string Jobs = "/jobs";
    private const string One = Jobs + "/{job}";

    private static readonly Parameter Job = Parameter.Id("job", "The job's id.");
    private static readonly Parameter Text = Parameter.File("A file that holds the job; - for what is piped in.");

    public static Palette Rows { get; } = new("job", "What the node does by the clock.",
    [
        Verb.List(Jobs, "list", "List the jobs.", Column.Of(
            "id", "name", "enabled", "next_fire", "#run_count", "#failure_count", "#miss_count"))
            .Of(Shared.Limit, Shared.Cursor),
        Verb.Get(One, "show", "Show a job, when it is due next and how its last run went.").Of(Job),
        Verb.List(One + "/runs", "runs", "List the latest runs of a job, the newest first.", Column.Of(
            "#number", "status", "trigger", "#attempt", "fire_time", "started_at", "ended_at", "message"))
            .Of(Job, Shared.Limit, Shared.Cursor),
        Verb.Post(Jobs, "create", "Make a job from a file; it is due by its schedule from then on.").Of(Text),
        Verb.Put(One, "update", "Put a file's job in place of one that is not running.").Of(Job, Text),
        Verb.Delete(One, "delete", "Delete a job that is not running.").Of(Job).Destructive(),
        Verb.Post(One + "/run", "run", "Run a job now, besides its schedule.").Of(Job),
        Verb.Post(One + "/cancel", "cancel", "Ask the run that is on its way to stop.").Of(Job),
    ]);
}
