namespace ActorTrading.Cli.Palettes;

internal static class RulePalette
{
    private const string Rules = "/auto-trading/rules";

    private static readonly Parameter Rule = Parameter.Id("rule", "The rule's id.");

    private static readonly Parameter InPortfolio =
        Parameter.Field("portfolio", "The portfolio that it belongs to.").Into("portfolio_id");

    private static readonly Parameter Text = Parameter.File("A file that holds the rule; - for what is piped in.");

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
        Verb.Post(Rules, "create", "Create a rule from a file.").Of(InPortfolio, Text),
        Verb.Put(Rules + "/{rule}", "update", "Put a file's rule in place of one.").Of(Rule, Text, Version),
        Verb.Delete(Rules + "/{rule}", "delete", "Delete a rule.").Of(Rule).Destructive(),
        Verb.Post(Rules + "/{rule}/activate", "enable", "Let a rule act.").Of(Rule),
        Verb.Post(Rules + "/{rule}/deactivate", "disable", "Keep a rule from acting.").Of(Rule),
    ]);

    private static Parameter Local(Parameter parameter) => parameter with { Place = Place.Nowhere };
}
