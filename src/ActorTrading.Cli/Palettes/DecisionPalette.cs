namespace ActorTrading.Cli.Palettes;

internal static class DecisionPalette
{
    private const string Decisions = "/decisions";

    private static readonly IReadOnlyList<Column> Columns = Column.Of(
        "id", "at", "kind", "symbol", "side", "purpose", "order_id", "rule_id", "code", "message");

    public static Palette Rows { get; } = new("decision", "Why orders were sent, and why others were not.",
    [
        Verb.List(Decisions, "list", "List the decisions of a portfolio, newest first.", Columns).Of(
            new Parameter("portfolio", Place.Query, "The portfolio's id."),
            Parameter.Filter("kind", "Only these.")
                .OneOf("intended", "denied", "outranked", "rejected", "cancel_requested"),
            Parameter.Filter("refusals", "Only what was denied, outranked or rejected.", ValueKind.Flag),
            Parameter.Filter("code", "Only refusals with this code."),
            Shared.Symbol,
            Parameter.Filter("side", "Only these.").OneOf("buy", "sell"),
            Parameter.Filter("rule", "Only those of this rule.").Into("rule_id"),
            Shared.Since,
            Shared.Until,
            Shared.Limit,
            Shared.Cursor),
        Verb.Get(Decisions, "order", "List the decisions on one order, oldest first.").Of(
            new Parameter("order", Place.Query, "The order's id.")) with { Columns = Columns },
        Verb.Get(Decisions + "/{decision}", "show", "Show one with rule, values, sizing and verdicts.")
            .Of(Parameter.Id("decision", "The decision's id.")),
    ]);
}
