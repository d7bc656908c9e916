using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;
using static ActorTrading.Domain.Tests.Portfolios.LedgerFixtures;

namespace ActorTrading.Domain.Tests.Portfolios;

public sealed class LedgerValuationTests
{
    private static readonly Currency Eth = Currency.Of("ETH");
    private static readonly Instrument EthInBtc = Spot with
    {
        Symbol = Symbol.Of("ETH-BTC"),
        Base = Eth,
        Quote = Btc,
        Group = "layer-1",
    };

    [Fact]
    public void Cash_holdings_and_contracts_are_valued_in_the_base_currency()
    {
        var ledger = WithCash(1_000m).Buy(2m, 100m).Ledger.Perp(Side.Sell, 5m, 100m).Ledger
            .Reserve(new("o9"), Usd(50m));

        var mark = LedgerValuation.Mark(ledger, symbol => new Price(symbol == Spot.Symbol ? 110m : 98m));

        Assert.Equal(Usd(1_030m), mark.Equity);
        Assert.Equal((Usd(700m), Usd(50m)), (mark.FreeCash, mark.ReservedCash));
        Assert.Equal(Usd(710m), mark.Exposure);
        Assert.Equal(Usd(30m), mark.UnrealisedProfit);
        Assert.Equal([Perpetual.Symbol, Spot.Symbol], mark.Positions.Select(p => p.Symbol));
        Assert.Equal(2m, mark.Positions[0].ProfitPercentage);
        Assert.True(mark.IsComplete);
    }

    [Fact]
    public void Positions_in_another_quote_currency_are_converted()
    {
        var fill = Trade(Side.Buy, 10m, 0.05m, new Amount(0m, Btc), EthInBtc);
        var ledger = Ledger.Empty(Currency.Usd).Deposit(new Amount(1m, Btc)).Ledger
            .Apply(fill, EthInBtc, Context).Ledger;

        var mark = LedgerValuation.Mark(ledger, _ => new Price(0.06m), asset => asset == Btc ? 1_000m : null);
        var blind = LedgerValuation.Mark(ledger, _ => null);

        Assert.Equal(Usd(1_100m), mark.Equity);
        Assert.Equal((Usd(600m), "layer-1"), (mark.Positions[0].Notional, mark.Positions[0].Group));
        Assert.Equal([EthInBtc.Symbol], blind.Unmarked);
        Assert.Equal([Btc], blind.Unpriced);
        Assert.False(blind.IsComplete);
    }

    [Fact]
    public void Without_a_mark_a_position_counts_at_its_cost()
    {
        var dusty = WithCash(1_000m).Buy(1m, 100m).Ledger.Sell(0.999m, 110m).Ledger.Buy(1m, 120m).Ledger;

        Assert.Equal(Usd(1_009.99m), LedgerValuation.Mark(dusty, _ => null).Equity);
    }

    [Fact]
    public void Transfers_are_neither_profit_nor_loss_to_the_watermarks() =>
        Prop.ForAll(Gen.Choose(-500, 500).ListOf().ToArbitrary(), moves =>
        {
            var (equity, adjusted) = (1_000m, 1_000m);
            var (plain, moved) = (
                EquityWatermarks.Start(Usd(equity), Start), EquityWatermarks.Start(Usd(adjusted), Start));
            foreach (var move in moves)
            {
                equity += move;
                adjusted += move + 250m;
                plain = plain.Observe(Usd(equity), At(1));
                moved = moved.Adjust(Usd(250m)).Observe(Usd(adjusted), At(1));
                Assert.Equal(plain.Peak - Usd(equity), moved.Peak - Usd(adjusted));
                Assert.Equal(Usd(equity) - plain.DayStart, Usd(adjusted) - moved.DayStart);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_trading_day_begins_at_midnight_or_at_its_offset()
    {
        var utc = EquityWatermarks.Start(Usd(100m), At(60));
        var late = EquityWatermarks.Start(Usd(100m), At(60), TimeSpan.FromHours(22));

        Assert.Equal(At(0), utc.DayStartedAt);
        Assert.Equal(Usd(100m), utc.Observe(Usd(90m), At(1_439)).DayStart);
        Assert.Equal(Usd(90m), utc.Observe(Usd(90m), At(1_440)).DayStart);
        Assert.Equal(At(-120), late.DayStartedAt);
        Assert.Equal(Usd(90m), late.Observe(Usd(90m), At(22 * 60)).DayStart);
        Assert.Same(utc, utc.Observe(Usd(90m), At(61)));
        Assert.Equal(Usd(101m), utc.Observe(Usd(101m), At(61)).Peak);
    }
}
