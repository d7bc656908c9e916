namespace ActorTrading.Cli.Palettes;

internal static class StopPalette
{
    private const string Halts = "/halts";
    private const string Scope = "scope";

    private static readonly Parameter[] HowMuch =
    [
        Parameter.Setting("flatten", "Close positions at the market too.", ValueKind.Flag),
        Parameter.Setting("reduce-only", "Let positions be shrunk; otherwise nothing but cancels goes out.",
            ValueKind.Flag).Into("level") with { Means = "reduce_only" },
    ];

    public static Palette Rows { get; } = new("stop", "The emergency stop.",
    [
        Raise("all", "cluster", "Stop everything, at once."),
        Raise("account", "account", "Stop an account.", "The account's id."),
        Raise("portfolio", "portfolio", "Stop a portfolio.", "The portfolio's id."),
        Raise("symbol", "symbol", "Stop a market.", "Such as BTC-USD."),
        Verb.Get(Halts, "status", "Show what is stopped and why, and what happened lately."),
        Verb.Get(Halts + "/status", "node", "Show how the stop of this node stands, without asking its journal."),
        Verb.Post(Halts + "/lower", "resume", "Release a stop: first to be given a code, then again with the code.").Of(
            Parameter.Field(Scope, "What was stopped.").OneOf("cluster", "account", "portfolio", "symbol"),
            Parameter.Field("target", "Its id or symbol; left out for the cluster.").Optional(),
            Parameter.Setting("to", "What is to stand then: nothing where absent.").OneOf("none", "reduce_only"),
            Parameter.Setting("code", "The code that the first step gave."))
            .Destructive(),
        Verb.Post(Halts + "/drill", "drill", "Go through a stop that stops nothing, and time it."),
    ]);

    private static Verb Raise(string name, string scope, string summary, string? target = null) =>
        (Verb.Post(Halts, name, summary) with { Constants = new Dictionary<string, string> { [Scope] = scope } })
        .Of(target is null ? HowMuch : [Parameter.Field("target", target), .. HowMuch])
        .Destructive();
}
