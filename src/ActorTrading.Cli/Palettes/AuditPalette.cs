namespace ActorTrading.Cli.Palettes;

internal static class AuditPalette
{
    public static Palette Rows { get; } = new("audit", "Who did what.",
    [
        Verb.List("/audit", "tail", "Read the audit trail from its first line on.",
        [
            new("number", "number") { IsNumber = true },
            new("at", "entry.at"),
            new("actor", "entry.actor"),
            new("action", "entry.action"),
            new("target", "entry.target"),
            new("outcome", "entry.outcome"),
            new("code", "entry.code"),
            new("reason", "entry.reason"),
        ])
            .Of(Shared.Limit, Shared.Cursor),
    ]);
}
