using System.Collections.Immutable;
using System.Globalization;

namespace ActorTrading.Simulation.Metrics;

internal static class BreakdownTally
{
    private const string NoRule = "(none)";
    private const int DaysPerWeek = 7;

    public static Breakdowns Of(MeasuredRun run) => new()
    {
        BySymbol = By(run, t => t.Trade.Symbol.Value, StringComparer.Ordinal),
        ByEntryRule = By(run, t => t.Trade.EntryRule ?? NoRule, StringComparer.Ordinal),
        ByExitReason = By(run, t => SnakeCase.Of(t.Trade.ExitReason), StringComparer.Ordinal),
        ByMonth = By(
            run, t => UtcDay.Of(t.Trade.ClosedAt).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            StringComparer.Ordinal),
        ByWeekday = By(
            run, t => UtcDay.Of(t.Trade.ClosedAt).DayOfWeek.ToString(), Comparer<string>.Create(CompareWeekdays)),
    };

    private static ImmutableArray<BreakdownRow> By(
        MeasuredRun run, Func<TradeOutcome, string> key, IComparer<string> order) =>
        [.. run.Trades.GroupBy(key).OrderBy(g => g.Key, order).Select(g => Row(run, g.Key, [.. g]))];

    private static BreakdownRow Row(MeasuredRun run, string key, TradeOutcome[] trades)
    {
        var currency = run.Input.StartBalance.Currency;
        var won = trades.Sum(t => Math.Max(0m, t.Trade.Profit.Value));
        var lost = -trades.Sum(t => Math.Min(0m, t.Trade.Profit.Value));
        return new()
        {
            Key = key,
            Trades = trades.Length,
            Wins = trades.Count(t => t.Trade.Profit.Value > 0m),
            Losses = trades.Count(t => t.Trade.Profit.Value < 0m),
            Profit = new(won - lost, currency),
            Fees = new(trades.Sum(t => t.Trade.Fees.Value), currency),
            AverageProfitRatio = (double)(trades.Sum(t => t.Trade.ProfitRatio) / trades.Length),
            ProfitFactor = lost > 0m ? (double)(won / lost) : null,
            AverageHolding = TradeTally.AverageHolding(trades) ?? TimeSpan.Zero,
        };
    }

    private static int CompareWeekdays(string? left, string? right) => FromMonday(left).CompareTo(FromMonday(right));

    private static int FromMonday(string? weekday) =>
        ((int)Enum.Parse<DayOfWeek>(weekday!) + DaysPerWeek - (int)DayOfWeek.Monday) % DaysPerWeek;
}
