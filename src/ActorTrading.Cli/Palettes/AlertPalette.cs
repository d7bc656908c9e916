namespace ActorTrading.Cli.Palettes;

internal static class AlertPalette
{
    public static Palette Rows { get; } = new("alert", "What somebody should look at.",
    [
        Verb.List("/alerts", "list", "List the alerts that stand, the gravest first.", Column.Of(
            "#id", "severity", "code", "target", "message", "raised_at", "acknowledged_by")),
        Verb.Post("/alerts/{alert}/ack", "ack", "Say that somebody looks after it.")
            .Of(Parameter.Id("alert", "The alert's number.")),
    ]);
}
