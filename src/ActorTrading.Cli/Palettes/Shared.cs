namespace ActorTrading.Cli.Palettes;

/// <summary>Parameters that many verbs have.</summary>
internal static class Shared
{
    public static Parameter Portfolio { get; } = Parameter.Id("portfolio", "The portfolio's id.");

    public static Parameter Limit { get; } = Parameter.Filter("limit", "Items of one page.", ValueKind.Number);

    public static Parameter Cursor { get; } = Parameter.Filter("cursor", "Where to go on, as an earlier page said.");

    public static Parameter Symbol { get; } = Parameter.Filter("symbol", "Only this market, such as BTC-USD.");

    public static Parameter Since { get; } =
        Parameter.Filter("from", "From this time on, or 2h for the last two hours.", ValueKind.Past);

    public static Parameter Until { get; } =
        Parameter.Filter("to", "Up to this time, or how long ago.", ValueKind.Past);
}
