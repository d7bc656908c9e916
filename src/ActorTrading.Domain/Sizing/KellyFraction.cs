using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Sizing;

/// <summary>
/// Kelly's fraction f = W − (1 − W)/R of a record of closed trades: W the share of winners, R the average winner over
/// the average loser, both as profit over entry notional after fees. A trade that broke even counts as a loser of
/// nothing. Without any loss R is infinite and f is W. Source: J. L. Kelly, A New Interpretation of Information Rate,
/// 1956, in the form for unequal wins and losses.
/// </summary>
internal readonly record struct KellyFraction(decimal WinRate, decimal AverageWin, decimal AverageLoss, decimal Value)
{
    /// <summary>Null for a record without any winner, which has no edge.</summary>
    public static KellyFraction? Of(ImmutableArray<ClosedTrade> trades)
    {
        var (wins, won, lost) = (0, 0m, 0m);
        foreach (var trade in trades)
        {
            if (trade.ProfitRatio > 0m)
            {
                wins++;
                won += trade.ProfitRatio;
            }
            else
            {
                lost -= trade.ProfitRatio;
            }
        }

        if (wins == 0)
        {
            return null;
        }

        var losses = trades.Length - wins;
        var winRate = (decimal)wins / trades.Length;
        var averageWin = won / wins;
        var averageLoss = losses == 0 ? 0m : lost / losses;
        return new(winRate, averageWin, averageLoss, winRate - ((1m - winRate) * averageLoss / averageWin));
    }
}
