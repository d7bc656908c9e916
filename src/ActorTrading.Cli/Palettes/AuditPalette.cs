namespace ActorTrading.Cli.Palettes;

internal static class AuditPalette
{
    internal static IReadOnlyList<Column> LineColumns { get; } =
    [
        new("number", "number") { IsNumber = true },
        new("at", "entry.at"),
        new("actor", "entry.actor"),
        new("action", "entry.action"),
        new("target", "entry.target"),
        new("outcome", "entry.outcome"),
        new("code", "entry.code"),
        new("reason", "entry.reason"),
    ];

    public static Palette Rows { get; } = new("audit", "Who did what.",
    [
        Verb.List("/audit", "tail", "Read the audit trail from its first line on.", LineColumns)
            .Of(Shared.Limit, Shared.Cursor),
    ]);
}
