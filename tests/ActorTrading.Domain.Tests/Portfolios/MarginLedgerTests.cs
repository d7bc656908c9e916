using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;
using static ActorTrading.Domain.Tests.Portfolios.LedgerFixtures;

namespace ActorTrading.Domain.Tests.Portfolios;

public sealed class MarginLedgerTests
{
    [Fact]
    public void A_contract_position_sets_its_isolated_margin_aside()
    {
        var ledger = WithCash(1_000m).Perp(Side.Buy, 10m, 100m).Ledger;

        Assert.Equal(Usd(900m), ledger.Cash(Currency.Usd));
        Assert.Equal(Usd(100m), ledger.PositionIn(Perpetual.Symbol)!.Margin);
        Assert.Equal(1_050m, ledger.EquityAt(105m));
        Assert.Equal(950m, ledger.EquityAt(95m));
    }

    [Fact]
    public void A_fill_through_zero_closes_one_position_and_opens_the_other()
    {
        var ledger = WithCash(1_000m).Perp(Side.Buy, 2m, 100m).Ledger;

        var change = ledger.Apply(
            Trade(Side.Sell, 5m, 110m, Usd(1m), Perpetual),
            Perpetual, Context with { Leverage = 10m, OrderId = new("o2") });
        var position = change.Position!.After!;

        Assert.Equal((Side.Sell, new Quantity(3m), Usd(33m)), (position.Side, position.Quantity, position.Margin));
        Assert.Equal("o2", position.Origin.OrderId.Value);
        Assert.Equal((Usd(19.6m), Usd(0.4m)), (change.Closed!.Profit, change.Closed.Fees));
        Assert.Equal(Usd(0.6m), position.Trip.Fees);
        Assert.Equal(1_019m, change.Ledger.EquityAt(110m));
    }

    [Fact]
    public void Part_of_a_short_is_closed_with_its_part_of_the_margin()
    {
        var change = WithCash(1_000m).Perp(Side.Sell, 4m, 100m).Ledger.Perp(Side.Buy, 1m, 90m);

        Assert.Equal(Usd(10m), change.Position!.Realised);
        Assert.Equal(Usd(30m), change.Position.After!.Margin);
        Assert.Equal(-3m, change.Position.After.SignedQuantity);
        Assert.Equal(Usd(980m), change.Ledger.Cash(Currency.Usd));
    }

    [Fact]
    public void Funding_moves_cash_and_belongs_to_the_round_trip()
    {
        var paid = WithCash(1_000m).Perp(Side.Buy, 1m, 100m).Ledger.ApplyFunding(Perpetual.Symbol, Usd(-3m)).Ledger;

        Assert.Equal(Usd(987m), paid.Cash(Currency.Usd));
        Assert.Equal(Usd(-3m), paid.ResultIn(Currency.Usd).Funding);
        Assert.Equal(Usd(-3m), paid.Perp(Side.Sell, 1m, 100m).Closed!.Profit);
        Assert.Equal(Usd(1_001m), WithCash(1_000m).ApplyFunding(Perpetual.Symbol, Usd(1m)).Ledger.Cash(Currency.Usd));
        Assert.Equal(LedgerFlag.Overdrawn, WithCash(1m).ApplyFunding(Perpetual.Symbol, Usd(-2m)).Flags);
    }

    [Fact]
    public void A_liquidation_never_costs_more_than_the_isolated_margin()
    {
        var ledger = WithCash(1_000m).Perp(Side.Buy, 10m, 100m).Ledger;

        var change = ledger.ApplyLiquidation(Trade(Side.Sell, 10m, 85m, Usd(5m), Perpetual), Perpetual, Context);

        Assert.Equal(Usd(900m), change.Ledger.Cash(Currency.Usd));
        Assert.Equal((LedgerFlag.InsuranceUsed, Usd(-100m), ExitReason.Liquidation),
            (change.Flags, change.Closed!.Profit, change.Closed.ExitReason));
        Assert.Equal(-0.1m, change.Closed.ProfitRatio);
        Assert.Equal(Usd(55m), change.Ledger.ResultIn(Currency.Usd).Insured);
        Assert.Equal(900m, change.Ledger.EquityAt(85m));
    }

    [Fact]
    public void A_liquidation_within_the_margin_needs_no_insurance()
    {
        var change = WithCash(1_000m).Perp(Side.Sell, 10m, 100m).Ledger
            .ApplyLiquidation(Trade(Side.Buy, 10m, 109m, market: Perpetual), Perpetual, Context);

        Assert.Equal(LedgerFlag.None, change.Flags);
        Assert.Equal(Usd(910m), change.Ledger.Cash(Currency.Usd));
    }

    [Fact]
    public void A_contract_fill_consumes_the_margin_that_was_reserved_for_it()
    {
        var ledger = WithCash(1_000m).Reserve(new("o1"), Usd(101m)).Perp(Side.Buy, 4m, 100m).Ledger;

        Assert.Equal(Usd(61m), ledger.Reserved(Currency.Usd));
    }
}
