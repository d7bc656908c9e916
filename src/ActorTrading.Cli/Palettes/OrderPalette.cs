namespace ActorTrading.Cli.Palettes;

internal static class OrderPalette
{
    private const string Trades = "/auto-trading/trades";
    private const string OfPortfolio = Trades + "/{portfolio}";
    private const string Details = Trades + "/{order}/details";

    private static readonly Parameter Order = Parameter.Id("order", "The order's id.");

    private static readonly IReadOnlyList<Column> Columns = Column.Of(
        "id", "symbol", "trade_type", "order_type", "status", "#quantity", "#filled_quantity", "#executed_price",
        "rule_id", "created_at");

    private static readonly Verb Cancel =
        Verb.Post(Trades + "/{order}/cancel", "cancel", "Ask the venue to cancel what is left of an order.") with
        {
            Parameters = [Order],
            IsDestructive = true,
            ReasonPlace = Place.Query,
        };

    public static Palette Rows { get; } = new("order", "Orders of portfolios, also called trades.",
    [
        Verb.List(OfPortfolio, "list", "List the orders of a portfolio, newest first.", Columns).Of(
            Shared.Portfolio,
            Shared.Symbol,
            Parameter.Filter("side", "Only these.").Into("trade_type").OneOf("buy", "sell"),
            Parameter.Filter("status", "Only of this status, such as filled or unknown."),
            Parameter.Filter("rule", "Only those of this rule.").Into("rule_id"),
            Shared.Since,
            Shared.Until,
            Parameter.Filter("open", "Only those that are not over.", ValueKind.Flag).Into("open_only"),
            Parameter.Filter("manual", "Those too that somebody asked for by hand.", ValueKind.Flag)
                .Into("include_manual"),
            Shared.Limit,
            Shared.Cursor),
        Verb.Get(Details, "show", "Show an order with its history, executions and reasons.").Of(Order),
        Verb.Get(Details, "trace", "Show the way of an order, from the intent on.").Of(Order) with
        {
            Part = "history",
            Columns = Column.Of("at", "event", "status", "#filled_quantity", "note"),
        },
        Verb.List(
            OfPortfolio + "?status=unknown&include_manual=true",
            "unknown",
            "List the orders whose outcome is not proven.",
            Columns).Of(Shared.Portfolio, Shared.Limit, Shared.Cursor),
        Cancel,
        Cancel with
        {
            Name = "cancel-all",
            Summary = "Ask the venue to cancel every order of a portfolio that is not over.",
            Parameters = [Shared.Portfolio],
            Each = new(
                OfPortfolio + "?open_only=true&include_manual=true", "", "id", "order", "No order is open."),
        },
    ])
    {
        Aliases = ["trade"],
    };
}
