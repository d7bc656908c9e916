using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;
using static ActorTrading.Domain.Tests.Portfolios.LedgerFixtures;

namespace ActorTrading.Domain.Tests.Portfolios;

public sealed class LedgerTests
{
    [Fact]
    public void A_round_trip_by_hand()
    {
        var bought = WithCash(10_000m).Buy(2m, 100m, Usd(0.2m)).Ledger.Buy(1m, 130m, Usd(0.13m)).Ledger;
        Assert.Equal(new Price(110m), bought.PositionIn(Spot.Symbol)!.EntryPrice);
        Assert.Equal(Usd(9_669.67m), bought.Cash(Currency.Usd));

        var half = bought.Sell(2m, 120m, Usd(0.24m));
        Assert.Equal(Usd(20m), half.Position!.Realised);
        Assert.Equal(Usd(40m), half.Position.RealisedFifo);
        Assert.Null(half.Closed);

        var flat = half.Ledger.Sell(1m, 121m, Usd(0.121m), Context with { RuleName = "out" });
        var trade = flat.Closed!;
        Assert.Empty(flat.Ledger.Positions);
        Assert.Equal((Usd(31m), Usd(31m)),
            (flat.Ledger.ResultIn(Currency.Usd).Realised, flat.Ledger.ResultIn(Currency.Usd).RealisedFifo));
        Assert.Equal(Usd(30.309m), trade.Profit);
        Assert.Equal(Usd(0.691m), trade.Fees);
        Assert.Equal(30.309m / 330m, trade.ProfitRatio);
        Assert.Equal((new Price(110m), new Price(361m / 3m)), (trade.EntryPrice, trade.ExitPrice));
        Assert.Equal((new Quantity(3m), "out"), (trade.Quantity, trade.ExitRule));
        Assert.Equal(Usd(10_030.309m), flat.Ledger.Cash(Currency.Usd));
    }

    [Fact]
    public void A_fee_in_the_base_asset_leaves_less_than_was_bought()
    {
        var ledger = WithCash(1_000m).Buy(1m, 100m, new Amount(0.001m, Btc)).Ledger;

        Assert.Equal(new Quantity(0.999m), ledger.PositionIn(Spot.Symbol)!.Quantity);
        Assert.Equal(new Amount(0.999m, Btc), ledger.Cash(Btc));
        Assert.Equal(new Price(100m), ledger.PositionIn(Spot.Symbol)!.EntryPrice);
        Assert.Equal(Usd(0.1m), ledger.ResultIn(Currency.Usd).Fees);
        Assert.Equal(999.9m, ledger.EquityAt(100m));
    }

    [Fact]
    public void A_sale_with_a_fee_in_the_base_asset_disposes_of_both()
    {
        var change = WithCash(1_000m).Buy(2m, 100m).Ledger.Sell(1m, 110m, new Amount(0.01m, Btc));

        Assert.Equal(new Quantity(0.99m), change.Ledger.PositionIn(Spot.Symbol)!.Quantity);
        Assert.Equal(Usd(10.1m), change.Position!.Realised);
        Assert.Equal(LedgerFlag.None, change.Flags);
    }

    [Fact]
    public void A_fee_in_a_third_asset_comes_out_of_what_is_held_of_it()
    {
        var context = Context with { FeeToQuote = 500m };
        var ledger = WithCash(1_000m).Deposit(new Amount(1m, Bnb)).Ledger;

        var paid = ledger.Buy(1m, 100m, new Amount(0.25m, Bnb), context);
        var broke = paid.Ledger.Buy(1m, 100m, new Amount(1m, Bnb), context);

        Assert.Equal((new Amount(0.75m, Bnb), LedgerFlag.None), (paid.Ledger.Cash(Bnb), paid.Flags));
        Assert.Equal((new Amount(-0.25m, Bnb), LedgerFlag.FeeOverdrawn), (broke.Ledger.Cash(Bnb), broke.Flags));
        Assert.Equal(Usd(625m), broke.Ledger.ResultIn(Currency.Usd).Fees);
    }

    [Fact]
    public void A_fee_in_a_third_asset_that_only_a_position_holds_is_sold_out_of_the_position()
    {
        var bnb = Spot with { Symbol = Symbol.Of("BNB-USD"), Base = Bnb };
        var ledger = WithCash(1_000m).Apply(Trade(Side.Buy, 1m, 400m, market: bnb), bnb, Context).Ledger;

        var after = ledger.Buy(1m, 100m, new Amount(0.1m, Bnb), Context with { FeeToQuote = 500m }).Ledger;

        Assert.Equal(new Quantity(0.9m), after.PositionIn(bnb.Symbol)!.Quantity);
        Assert.Equal(after.Cash(Bnb), after.HeldInPositions(Bnb));
        Assert.Equal(Usd(10m), after.ResultIn(Currency.Usd).Realised);
        var worthless = ledger.Buy(1m, 100m, new Amount(1m, Bnb), Context);
        Assert.Equal(LedgerFlag.FeeValueUnknown, worthless.Flags);
        Assert.Equal(bnb.Symbol, worthless.Closed!.Symbol);
    }

    [Fact]
    public void A_remainder_too_small_to_sell_ends_the_position_and_is_kept_as_dust()
    {
        var held = WithCash(1_000m).Buy(1m, 100m).Ledger;

        var partway = held.Sell(0.999m, 110m, context: Context with { Leaves = new(0.001m) });
        var settled = held.Sell(0.999m, 110m);

        Assert.NotNull(partway.Ledger.PositionIn(Spot.Symbol));
        Assert.Null(settled.Ledger.PositionIn(Spot.Symbol));
        Assert.Null(settled.Position!.After);
        Assert.Equal((LedgerFlag.DustLeft, Usd(9.99m)), (settled.Flags, settled.Closed!.Profit));
        Assert.Equal(new(new Quantity(0.001m), Btc, Usd(0.1m), Usd(0.1m)), settled.Ledger.Dust[Spot.Symbol]);
        Assert.Equal(1_010m, settled.Ledger.EquityAt(110m));
        Assert.Equal(settled.Ledger.Dust, partway.Ledger.SettleDust(Spot, new(110m), At(1), Context).Ledger.Dust);
        Assert.Same(held, held.SettleDust(Spot, new(110m), At(1), Context).Ledger);
    }

    [Fact]
    public void Dust_adds_up_and_a_late_sale_takes_it()
    {
        var dusty = WithCash(1_000m).Buy(1m, 100m).Ledger.Sell(0.999m, 110m).Ledger
            .Buy(1m, 120m).Ledger.Sell(0.999m, 120m).Ledger;
        Assert.Equal(new(new Quantity(0.002m), Btc, Usd(0.22m), Usd(0.22m)), dusty.Dust[Spot.Symbol]);

        var half = dusty.Sell(0.001m, 210m);
        var all = half.Ledger.Sell(0.001m, 210m);

        Assert.Equal(LedgerFlag.None, half.Flags | all.Flags);
        Assert.Empty(all.Ledger.Dust);
        Assert.Equal(Amount.Zero(Btc), all.Ledger.Cash(Btc));
        Assert.Equal(dusty.ResultIn(Currency.Usd).Realised + Usd(0.2m), all.Ledger.ResultIn(Currency.Usd).Realised);
    }

    [Fact]
    public void A_sale_of_what_no_position_holds_is_booked_and_flagged()
    {
        var ledger = WithCash(1_000m).Deposit(new Amount(1m, Btc)).Ledger;

        var covered = ledger.Sell(1m, 100m);
        var short_ = covered.Ledger.Sell(1m, 100m);

        Assert.Equal(LedgerFlag.SoldWithoutPosition, covered.Flags);
        Assert.Equal(Usd(1_100m), covered.Ledger.Cash(Currency.Usd));
        Assert.Equal(LedgerFlag.SoldWithoutPosition | LedgerFlag.Overdrawn, short_.Flags);
    }

    [Fact]
    public void A_purchase_dearer_than_the_cash_is_booked_and_flagged() =>
        Assert.Equal(LedgerFlag.Overdrawn, WithCash(50m).Buy(1m, 100m).Flags);

    [Fact]
    public void A_fill_consumes_the_reservation_of_its_order_and_a_release_frees_the_rest()
    {
        var reserved = WithCash(1_000m).Reserve(new("o1"), Usd(220m));
        Assert.Equal((Usd(780m), Usd(220m)), (reserved.Free(Currency.Usd), reserved.Reserved(Currency.Usd)));

        var part = reserved.Buy(1m, 100m, Usd(1m)).Ledger;
        Assert.Equal((Usd(119m), Usd(780m)), (part.Reserved(Currency.Usd), part.Free(Currency.Usd)));
        Assert.Equal(Usd(899m), part.Release(new("o1")).Free(Currency.Usd));
        Assert.Empty(part.Buy(1.5m, 100m).Ledger.Reservations);
        Assert.Same(part.Reservations, part.Release(new("another")).Reservations);
    }

    [Fact]
    public void What_is_reserved_or_held_cannot_be_withdrawn_or_reserved_again()
    {
        var ledger = WithCash(1_000m).Buy(1m, 100m).Ledger.Reserve(new("o1"), Usd(800m));

        Assert.Equal("balance_not_free", ledger.CheckWithdraw(Usd(100.01m))!.Code);
        Assert.Null(ledger.CheckWithdraw(Usd(100m)));
        Assert.Equal("balance_not_free", ledger.CheckWithdraw(new Amount(1m, Btc))!.Code);
        Assert.Equal("amount_not_positive", ledger.CheckWithdraw(Usd(0m))!.Code);
        Assert.Equal("insufficient_free_balance", ledger.CheckReserve(new("o2"), Usd(101m))!.Code);
        Assert.Equal("already_reserved", ledger.CheckReserve(new("o1"), Usd(1m))!.Code);
        Assert.Equal("amount_not_positive", ledger.CheckReserve(new("o2"), Usd(0m))!.Code);
        Assert.Throws<InvalidOperationException>(() => ledger.Withdraw(Usd(101m)));
        Assert.Throws<InvalidOperationException>(() => ledger.Reserve(new("o2"), Usd(101m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Deposit(Usd(0m)));
        Assert.Equal(Usd(800m), ledger.Withdraw(Usd(100m)).Ledger.Cash(Currency.Usd));
    }

    [Fact]
    public void Books_that_do_not_balance_are_a_defect()
    {
        var ledger = WithCash(1_000m);
        var book = ledger.BookOf(Currency.Usd);

        Assert.Throws<InvalidOperationException>(() => With(book with { Cash = 1_001m }).AssertBalanced());
        Assert.Throws<InvalidOperationException>(() => With(book with { Cash = 999m, Margin = 1m }).AssertBalanced());
        Assert.Throws<InvalidOperationException>(() => With(book with { Cash = 999m, Dust = 1m }).AssertBalanced());
        Assert.Throws<ArgumentException>(() => ledger.Buy(0m, 100m));

        Ledger With(AssetBook changed) => ledger with { Books = ledger.Books.SetItem(Currency.Usd, changed) };
    }
}
