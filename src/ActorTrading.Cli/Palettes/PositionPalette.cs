namespace ActorTrading.Cli.Palettes;

internal static class PositionPalette
{
    private const string Positions = "/portfolios/{portfolio}/positions";

    public static Verb List { get; } =
        Verb.List(Positions, "list", "List what a portfolio holds, or held.", Column.Of(
            "symbol", "side", "#quantity", "#entry_price", "#mark_price", "#exit_price", "#unrealised_pnl",
            "#realised_pnl", "opened_at", "closed_at"))
            .Of(
                Shared.Portfolio,
                Parameter.Filter("closed", "What it held instead.", ValueKind.Flag).Into("status") with
                {
                    Means = "closed",
                },
                Shared.Limit,
                Shared.Cursor);

    public static Verb Close { get; } =
        Verb.Post(Positions + "/{symbol}/close", "close", "Close a position at the market; the reason is kept with it.")
            .Of(Shared.Portfolio, Parameter.Id("symbol", "Of the position, such as BTC-USD."))
            .Destructive() with
        {
            ReasonPlace = Place.Query,
        };

    public static Palette Rows { get; } = new("position", "What portfolios hold.", [List, Close]);
}
