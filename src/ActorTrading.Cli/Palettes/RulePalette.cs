namespace ActorTrading.Cli.Palettes;

internal static class RulePalette
{
    private const string Rules = "/auto-trading/rules";

    private static readonly Parameter Rule = Parameter.Id("rule", "The rule's id.");

    private static readonly Parameter InPortfolio =
        Parameter.Field("portfolio", "The portfolio that it belongs to.").Into("portfolio_id");

    private static readonly Parameter Text = Parameter.File("A file that holds the rule; - for what is piped in.");

    private static readonly IReadOnlyList<Section> TestSections =
    [
        new("rules", Column.Of("name", "type", "#fired", "#orders", "#denied", "#outranked")),
        new("firings", Column.Of("at", "rule", "outcome", "why")),
        new("orders", Column.Of(
            "at", "side", "type", "#quantity", "status", "#filled", "#average_price", "rule", "reason")),
    ];

    private static readonly Verb Test =
        Verb.Post(Rules + "/test", "test", "Run rules over stored bars: when each fires, why, what it would do.").Of(
            Parameter.File("A file of rules; left out for --rule or --portfolio.", "strategy").Optional(),
            Parameter.Setting("symbol", "The market, such as BTC-USD.").Required(),
            Parameter.Setting("rule", "A rule that is there instead.").Into("rule_id"),
            Parameter.Setting("portfolio", "All active rules of a portfolio instead.").Into("portfolio_id"),
            Parameter.Setting("from", "From when on rules decide, or 2d for the last two days.", ValueKind.Past),
            Parameter.Setting("to", "Up to this time, or how long ago.", ValueKind.Past),
            Parameter.Setting("timeframe", "Length of the bars; 1m where absent."),
            Parameter.Setting("bars", "A file with a list of bars beside the stored ones.", ValueKind.JsonFile),
            Parameter.Setting("cash", "What to begin with; 10000 where absent.", ValueKind.Number),
            Parameter.Setting("limit", "Firings and orders to show; 100 where absent.", ValueKind.Number)) with
        {
            Sections = TestSections,
        };

    private static readonly Parameter Version =
        new("version", Place.IfMatch, "The version that you read, or 'any' to overwrite whatever is there.")
        {
            IsOption = true,
        };

    public static Palette Rows { get; } = new("rule", "Trading rules of a portfolio.",
    [
        Verb.List(Rules + "/{portfolio}", "list", "List the rules of a portfolio.", Column.Of(
            "id", "name", "type", "is_active", "#priority", "#version", "created_at"))
            .Of(Shared.Portfolio, Shared.Limit, Shared.Cursor),
        Verb.Get(Rules + "/{portfolio}", "show", "Show one rule with its conditions.").Of(Shared.Portfolio, Local(Rule))
            with { Pick = new("id", "rule") },
        Verb.Post(Rules + "/validate", "validate", "Say all that is wrong with a file of rules; nothing is kept.")
            .Of(Parameter.File("A file that holds a rule, a list of rules or a document; - for what is piped in.")),
        Test,
        Verb.Post(Rules, "create", "Create a rule from a file.").Of(InPortfolio, Text),
        Verb.Put(Rules + "/{rule}", "update", "Put a file's rule in place of one.").Of(Rule, Text, Version),
        Verb.Delete(Rules + "/{rule}", "delete", "Delete a rule.").Of(Rule).Destructive(),
        Verb.Post(Rules + "/{rule}/activate", "enable", "Let a rule act.").Of(Rule),
        Verb.Post(Rules + "/{rule}/deactivate", "disable", "Keep a rule from acting.").Of(Rule),
    ]);

    private static Parameter Local(Parameter parameter) => parameter with { Place = Place.Nowhere };
}
