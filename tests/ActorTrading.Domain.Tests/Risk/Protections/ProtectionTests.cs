using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk.Protections;
using ActorTrading.Domain.Time;
using static ActorTrading.Domain.Tests.Risk.Market;

namespace ActorTrading.Domain.Tests.Risk.Protections;

/// <summary>
/// Worked by hand at 12:00 on candles of five minutes; a time that falls on a candle's boundary goes to the next.
/// </summary>
public sealed class ProtectionTests
{
    private static readonly Protection.StoplossGuard Guard = new() { TradeLimit = 2 };
    private static readonly Protection.LowProfitPairs Low = new() { TradeLimit = 2 };
    private static readonly Protection.MaxDrawdown Drawdown = new() { MaxAllowedDrawdown = 0.1m };

    [Fact]
    public void Defaults_are_those_of_the_published_source()
    {
        var guard = new Protection.StoplossGuard();
        var drawdown = new Protection.MaxDrawdown();
        var low = new Protection.LowProfitPairs();

        Assert.Equal(
            (10, false, false, 0m), (guard.TradeLimit, guard.OnlyPerPair, guard.OnlyPerSide, guard.RequiredProfit));
        Assert.Equal((1, 0m, DrawdownMode.Ratios), (drawdown.TradeLimit, drawdown.MaxAllowedDrawdown, drawdown.Mode));
        Assert.Equal((1, 0m, false), (low.TradeLimit, low.RequiredProfit, low.OnlyPerSide));
        Assert.All<Protection>([guard, drawdown, low, new Protection.CooldownPeriod()], p =>
        {
            Assert.Equal(ProtectionSpan.Minutes(60), p.Lookback);
            Assert.Equal(new LockTerms.For(ProtectionSpan.Minutes(60)), p.Stop);
        });
    }

    [Fact]
    public void Cooldown_locks_the_pair_from_its_last_close_whatever_it_brought()
    {
        var cooldown = new Protection.CooldownPeriod { Stop = For(ProtectionSpan.Candles(2)) };

        var held = cooldown.Evaluate(Context(Trade(0.5m, 40), Trade(0.5m, 3), Trade(-0.5m, 1, Eth)));

        // Closed 11:57, ten minutes on is 12:07, the next candle starts at 12:10.
        Assert.Equal(
            ("CooldownPeriod", Btc, (Side?)null, At("12:10")), (held!.Protection, held.Symbol, held.Side, held.Until));
        Assert.Null(cooldown.Evaluate(Context(Trade(0.5m, 1, Eth))));
    }

    [Fact]
    public void A_lock_that_has_run_out_is_none()
    {
        var cooldown = new Protection.CooldownPeriod { Stop = For(ProtectionSpan.Minutes(10)) };

        Assert.Null(cooldown.Evaluate(Context(Trade(0.5m, 16))));
        Assert.Equal(At("12:05"), cooldown.Evaluate(Context(Trade(0.5m, 10)))!.Until);
    }

    [Fact]
    public void Stoploss_guard_counts_stops_that_lost_and_locks_everything()
    {
        var held = Guard.Evaluate(Context(Stopped(30), Stopped(20, Eth), Trade(-0.1m, 10)));

        Assert.Equal(((Symbol?)null, (Side?)null, At("12:45")), (held!.Symbol, held.Side, held.Until));
    }

    [Theory]
    [InlineData(ExitReason.StopLoss, true)]
    [InlineData(ExitReason.TrailingStop, true)]
    [InlineData(ExitReason.Liquidation, true)]
    [InlineData(ExitReason.Rule, false)]
    [InlineData(ExitReason.Roi, false)]
    [InlineData(ExitReason.EmergencyStop, false)]
    public void Stoploss_guard_looks_at_stops_only(ExitReason reason, bool locks) =>
        Assert.Equal(locks,
            (Guard with { TradeLimit = 1 }).Evaluate(Context(Stopped(5) with { ExitReason = reason })) is not null);

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(-0.0001, 0, true)]
    [InlineData(0.01, 0.01, false)]
    [InlineData(0.0099, 0.01, true)]
    [InlineData(0, 0.01, false)]
    public void Stoploss_guard_takes_profits_strictly_below_the_required_and_never_nothing(
        double profit, double required, bool locks)
    {
        var guard = Guard with { TradeLimit = 1, RequiredProfit = (decimal)required };

        Assert.Equal(locks, guard.Evaluate(Context(Stopped(5) with { ProfitRatio = (decimal)profit })) is not null);
    }

    [Fact]
    public void Stoploss_guard_per_pair_counts_and_locks_the_pair()
    {
        var guard = Guard with { OnlyPerPair = true };

        Assert.Null(guard.Evaluate(Context(Stopped(30), Stopped(20, Eth))));
        Assert.Equal(Btc, guard.Evaluate(Context(Stopped(30), Stopped(25)))!.Symbol);
    }

    [Fact]
    public void Stoploss_guard_per_side_counts_and_locks_the_side()
    {
        var guard = Guard with { OnlyPerSide = true };
        var shortTrade = Stopped(20) with { Side = Side.Sell };

        Assert.Null(guard.Evaluate(Context(Stopped(30), shortTrade)));
        var held = guard.Evaluate(Context(Stopped(30), shortTrade, Stopped(10)));
        Assert.Equal(((Symbol?)null, Side.Buy), (held!.Symbol, held.Side));
    }

    [Fact]
    public void A_trade_at_the_beginning_of_the_lookback_is_outside()
    {
        Assert.Null(Guard.Evaluate(Context(Stopped(60), Stopped(10))));
        Assert.NotNull(Guard.Evaluate(Context(Stopped(59), Stopped(10))));
        Assert.Null((Guard with { Lookback = ProtectionSpan.Candles(4) }).Evaluate(Context(Stopped(20), Stopped(10))));
        Assert.NotNull(
            (Guard with { Lookback = ProtectionSpan.Candles(4) }).Evaluate(Context(Stopped(19), Stopped(10))));
    }

    /// <summary>Sums of ratios: 0.1, 0.05, −0.02, 0.18: the largest drop is 0.12.</summary>
    [Theory]
    [InlineData(0.119, true)]
    [InlineData(0.12, false)]
    public void Drawdown_is_the_largest_drop_of_summed_ratios_and_must_be_above_the_allowed(double allowed, bool locks)
    {
        var protection = Drawdown with { MaxAllowedDrawdown = (decimal)allowed };

        var held = protection
            .Evaluate(Context(Trade(0.1m, 40), Trade(-0.05m, 30, Eth), Trade(-0.07m, 20), Trade(0.2m, 10)));

        Assert.Equal(locks, held is not null);
        Assert.True(held is null or { Symbol: null, Side: null } && (held is null || held.Until == At("12:55")));
    }

    [Fact]
    public void Drawdown_counts_a_first_trade_that_loses() =>
        Assert.NotNull(Drawdown.Evaluate(Context(Trade(-0.11m, 10))));

    [Fact]
    public void Drawdown_waits_for_its_trades()
    {
        var protection = Drawdown with { TradeLimit = 2 };

        Assert.Null(protection.Evaluate(Context(Trade(-0.5m, 10))));
        Assert.NotNull(protection.Evaluate(Context(Trade(-0.5m, 10), Trade(0.1m, 5))));
        Assert.Null((Drawdown with { TradeLimit = 0 }).Evaluate(Context()));
    }

    /// <summary>
    /// Equity now 1 000 after +200, −150, −90, +40: it began at 1 000, peaked at 1 200 and fell to 960, a fifth.
    /// The ratios are the other way round and say nothing.
    /// </summary>
    [Theory]
    [InlineData(0.199, true)]
    [InlineData(0.2, false)]
    public void Drawdown_on_equity_weighs_trades_by_their_money(double allowed, bool locks)
    {
        var protection = Drawdown with { MaxAllowedDrawdown = (decimal)allowed, Mode = DrawdownMode.Equity };
        var context = Context(Money(200m, 40), Money(-150m, 30), Money(-90m, 20), Money(40m, 10));

        Assert.Equal(locks, protection.Evaluate(context with { Equity = Usd(1_000m) }) is not null);
    }

    [Fact]
    public void Drawdown_on_equity_that_was_never_there_is_total() =>
        Assert.NotNull((Drawdown with { MaxAllowedDrawdown = 0.99m, Mode = DrawdownMode.Equity })
            .Evaluate(Context(Money(-10m, 5)) with { Equity = Usd(-20m) }));

    [Theory]
    [InlineData(-0.02, 0.01, true)]
    [InlineData(-0.01, 0.01, false)]
    public void Low_profit_sums_the_pairs_ratios_and_must_be_below_the_required(double first, double second, bool locks)
    {
        var held = Low.Evaluate(Context(Trade((decimal)first, 30), Trade((decimal)second, 20), Trade(-1m, 10, Eth)));

        Assert.Equal(locks ? Btc : null, held?.Symbol);
        Assert.Equal(locks ? At("12:45") : null, held?.Until);
    }

    [Fact]
    public void Low_profit_per_side_sums_the_side_and_counts_all_trades()
    {
        var protection = Low with { OnlyPerSide = true, RequiredProfit = 0.01m };
        var shortTrade = Trade(-0.5m, 20) with { Side = Side.Sell };

        Assert.Null(protection.Evaluate(Context(Trade(0.02m, 30), shortTrade)));
        Assert.Equal(Side.Buy, protection.Evaluate(Context(Trade(0.005m, 30), shortTrade))!.Side);
        Assert.Null(protection.Evaluate(Context(Trade(0.005m, 30))));
    }

    [Theory]
    [InlineData("2026-03-04T10:00:30Z", "12:00", "2026-03-04T12:05:00Z")]
    [InlineData("2026-03-04T10:00:30Z", "08:30", "2026-03-05T08:35:00Z")]
    [InlineData("2026-03-04T10:15:30Z", "10:15", "2026-03-04T10:20:00Z")]
    public void A_lock_until_a_time_of_day_ends_when_it_comes_next(string closed, string unlockAt, string expected)
    {
        var terms = new LockTerms.UntilTimeOfDay(TimeOnly.Parse(unlockAt));

        Assert.Equal(Timestamp.Parse(expected), terms.End(Timestamp.Parse(closed), Timeframe.OfMinutes(5)));
    }

    [Theory]
    [InlineData("12:00:00", "13:05:00")]
    [InlineData("12:00:01", "13:05:00")]
    [InlineData("12:04:59", "13:05:00")]
    [InlineData("12:05:00", "13:10:00")]
    public void A_lock_ends_with_the_next_candle(string closed, string expected) => Assert.Equal(
        Timestamp.Parse($"2026-03-04T{expected}Z"),
        For(ProtectionSpan.Minutes(60)).End(Timestamp.Parse($"2026-03-04T{closed}Z"), Timeframe.OfMinutes(5)));

    [Fact]
    public void On_ticks_nothing_is_rounded_and_candles_cannot_be_counted()
    {
        Assert.Equal(Now + TimeSpan.FromMinutes(7), For(ProtectionSpan.Minutes(7)).End(Now, Timeframe.Tick));
        Assert.Throws<InvalidOperationException>(() => ProtectionSpan.Candles(1).Length(Timeframe.Tick));
    }

    private static LockTerms.For For(ProtectionSpan span) => new(span);

    private static Timestamp At(string time) => Timestamp.Parse($"2026-03-04T{time}:00Z");

    private static ClosedTrade Trade(decimal ratio, int minutesAgo, Symbol? symbol = null) =>
        Closed(ratio, TimeSpan.FromMinutes(minutesAgo), symbol);

    private static ClosedTrade Stopped(int minutesAgo, Symbol? symbol = null) =>
        Trade(-0.02m, minutesAgo, symbol) with { ExitReason = ExitReason.StopLoss };

    private static ClosedTrade Money(decimal profit, int minutesAgo) =>
        Trade(-Math.Sign(profit) * 0.01m, minutesAgo) with { Profit = Usd(profit) };

    private static ProtectionContext Context(params ImmutableArray<ClosedTrade> trades) => new()
    {
        ClosedTrades = trades,
        Symbol = Btc,
        Side = Side.Buy,
        Now = Now,
        Timeframe = Timeframe.OfMinutes(5),
        Equity = Usd(10_000m),
    };
}
