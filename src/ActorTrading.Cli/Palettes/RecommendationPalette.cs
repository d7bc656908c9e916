namespace ActorTrading.Cli.Palettes;

internal static class RecommendationPalette
{
    private const string Recommendations = "/recommendations";

    public static Palette Rows { get; } = new("recommendation", "Advice that rules can go by.",
    [
        Verb.Post(Recommendations, "post", "Give advice on a market, in place of what was given before.").Of(
            Parameter.Field("symbol", "Such as BTC-USD."),
            Parameter.Field("rating", "What is advised.").OneOf("STRONG_BUY", "BUY", "HOLD", "SELL", "STRONG_SELL"),
            Parameter.Field("confidence", "From 0 to 1.", ValueKind.Number),
            Parameter.Setting("expires", "From when on it is stale: a time, or 1h from now.", ValueKind.Future)
                .Into("expires_at").Required(),
            Parameter.Setting("source", "Who gives it; the token's label where absent.")),
        Verb.List(Recommendations, "list", "List the latest advice on each market.", Column.Of(
            "symbol", "rating", "#confidence", "issued_at", "expires_at", "source", "is_stale"))
            .Of(Shared.Symbol, Shared.Limit, Shared.Cursor),
    ]);
}
