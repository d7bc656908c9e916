namespace ActorTrading.Cli.Palettes;

/// <summary>Every palette that asks a node. To add one is to add its rows here.</summary>
public static class Catalogue
{
    public static IReadOnlyList<Palette> All { get; } =
    [
        PortfolioPalette.Rows,
        PositionPalette.Rows,
        RulePalette.Rows,
        SessionPalette.Rows,
        OrderPalette.Rows,
        StopPalette.Rows,
        RecommendationPalette.Rows,
        DecisionPalette.Rows,
        JobPalette.Rows,
        BacktestPalette.Rows,
        JournalPalette.Rows,
        EntityPalette.Rows,
        AlertPalette.Rows,
        AuditPalette.Rows,
        TokenPalette.Rows,
        NodePalettes.Health,
        NodePalettes.Recon,
        NodePalettes.Top,
        NodePalettes.Dump,
        NodePalettes.Trace,
        NodePalettes.Metrics,
        NodePalettes.Events,
        NodePalettes.Config,
        NodePalettes.Log,
    ];
}
