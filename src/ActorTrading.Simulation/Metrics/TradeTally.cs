using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Metrics;

internal static class TradeTally
{
    public static TradeFigures Of(MeasuredRun run)
    {
        var currency = run.Input.StartBalance.Currency;
        var wins = run.Trades.Where(t => t.Trade.Profit.Value > 0m).ToArray();
        var losses = run.Trades.Where(t => t.Trade.Profit.Value < 0m).ToArray();
        var adverse = run.Trades.Select(t => t.MaxAdverseExcursion).OfType<Amount>().ToArray();
        var favourable = run.Trades.Select(t => t.MaxFavourableExcursion).OfType<Amount>().ToArray();
        return new()
        {
            Count = run.Trades.Length,
            Wins = run.Wins,
            Losses = run.Losses,
            Draws = run.Trades.Length - run.Wins - run.Losses,
            GrossProfit = new(run.GrossProfit, currency),
            GrossLoss = new(run.GrossLoss, currency),
            AverageWin = run.Wins == 0 ? null : new Amount(run.GrossProfit / run.Wins, currency),
            AverageLoss = run.Losses == 0 ? null : new Amount(run.GrossLoss / run.Losses, currency),
            LongestWinStreak = LongestStreak(run, 1),
            LongestLossStreak = LongestStreak(run, -1),
            AverageHolding = AverageHolding(run.Trades),
            AverageHoldingOfWins = AverageHolding(wins),
            AverageHoldingOfLosses = AverageHolding(losses),
            Best = run.Trades.MaxBy(t => t.Trade.Profit.Value),
            Worst = run.Trades.MinBy(t => t.Trade.Profit.Value),
            AverageAdverseExcursion = Average(adverse),
            LargestAdverseExcursion = Largest(adverse),
            AverageFavourableExcursion = Average(favourable),
            LargestFavourableExcursion = Largest(favourable),
        };
    }

    public static TimeSpan? AverageHolding(IReadOnlyCollection<TradeOutcome> trades) =>
        trades.Count == 0 ? null : new TimeSpan((long)trades.Average(t => (decimal)t.Holding.Ticks));

    private static int LongestStreak(MeasuredRun run, int sign)
    {
        var (current, longest) = (0, 0);
        foreach (var result in run.NettedProfits.Where(p => p != 0m))
        {
            current = Math.Sign(result) == sign ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    private static Amount? Average(Amount[] amounts) =>
        amounts.Length == 0 ? null : amounts.Aggregate((sum, next) => sum + next) / amounts.Length;

    private static Amount? Largest(Amount[] amounts) =>
        amounts.Length == 0 ? null : amounts.Aggregate((most, next) => next > most ? next : most);
}
