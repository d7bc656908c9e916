using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Tests.Metrics;

/// <summary>The golden vector: 30 days from 2025-01-01, ten trades closing at noon, equity marked only when they
/// close.</summary>
internal static class GoldenRun
{
    public static readonly Currency Usd = Currency.Usd;
    public static readonly Timestamp Start = Timestamp.Parse("2025-01-01T00:00:00Z");

    private static readonly (int Day, decimal Profit)[] Results =
        [(2, 120), (4, -80), (7, 260), (9, -150), (12, 90), (15, 0), (18, -210), (21, 340), (25, -60), (28, 175)];

    public static PerformanceInput Input { get; } = FromResults(10_000m, 30, Results);

    public static PerformanceInput FromResults(decimal start, int days, params (int Day, decimal Profit)[] results)
    {
        var closes = Enumerable.Range(1, days)
            .Select(day => start + results.Where(r => r.Day <= day).Sum(r => r.Profit));
        return new()
        {
            StartBalance = new(start, Usd),
            FirstTime = Start,
            LastTime = Start + TimeSpan.FromDays(days),
            DailyEquity = new(new(2025, 1, 1), [.. closes]),
            Trades = [.. results.Select(r => Trade(Noon(r.Day), r.Profit))],
        };
    }

    /// <summary>A run whose daily returns are these, from 10,000 and without trades.</summary>
    public static PerformanceInput FromReturns(params decimal[] returns)
    {
        var closes = ImmutableArray.CreateBuilder<decimal>();
        var equity = 10_000m;
        foreach (var change in returns)
        {
            equity *= 1m + change;
            closes.Add(equity);
        }

        return FromResults(10_000m, returns.Length) with { DailyEquity = new(new(2025, 1, 1), closes.ToImmutable()) };
    }

    public static PerformanceInput FromProfits(params decimal[] profits) =>
        FromResults(1_000m, profits.Length, [.. profits.Select((p, i) => (i + 1, p))]);

    public static Timestamp Noon(int day) => Start + TimeSpan.FromDays(day - 1) + TimeSpan.FromHours(12);

    public static TradeOutcome Trade(Timestamp closedAt, decimal profit, string symbol = "BTC-USD") =>
        new(new ClosedTrade
        {
            Symbol = Symbol.Of(symbol),
            Side = Side.Buy,
            OpenedAt = closedAt - TimeSpan.FromHours(36),
            ClosedAt = closedAt,
            Quantity = new(1m),
            EntryPrice = new(1_000m),
            ExitPrice = new(1_000m + profit),
            Profit = new(profit, Usd),
            Fees = new(1m, Usd),
            ProfitRatio = profit / 1_000m,
            ExitReason = profit < 0m ? ExitReason.StopLoss : ExitReason.TakeProfit,
            EntryRule = "Cross",
        });
}
