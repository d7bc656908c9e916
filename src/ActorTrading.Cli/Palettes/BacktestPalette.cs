namespace ActorTrading.Cli.Palettes;

internal static class BacktestPalette
{
    private const string Backtests = "/backtests";

    public static Palette Rows { get; } = new("backtest", "Results of back-tests that were kept in the node's folder.",
    [
        Verb.List(Backtests, "list", "List them, the latest first.", Column.Of(
            "id", "title", "start_date", "end_date", "#total_pnl", "currency", "#total_trades", "created_at"))
            .Of(Shared.Limit, Shared.Cursor),
        Verb.Get(Backtests + "/{backtest}", "show", "Show everything that there is to say of one.")
            .Of(Parameter.Id("backtest", "The back-test's id.")),
    ]);
}
