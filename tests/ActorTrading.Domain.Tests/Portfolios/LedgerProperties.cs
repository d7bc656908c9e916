using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;
using static ActorTrading.Domain.Tests.Portfolios.LedgerFixtures;

namespace ActorTrading.Domain.Tests.Portfolios;

/// <summary>Laws of the books over random histories of one spot and one contract market.</summary>
public sealed class LedgerProperties
{
    private const decimal Opening = 1_000_000m;

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (2, from amount in Gen.Choose(1, 50_000) select new Step(Kind.Deposit, amount * 0.01m, 0m, 0m, Currency.Usd)),
        (2, from amount in Gen.Choose(1, 500_000) select new Step(Kind.Withdraw, amount * 0.01m, 0m, 0m, Currency.Usd)),
        (2,
            from amount in Gen.Choose(1, 200_000)
            select new Step(Kind.Reserve, amount, 0m, 0m, Currency.Usd)),
        (1, Gen.Constant(new Step(Kind.Release, 0m, 0m, 0m, Currency.Usd))),
        (2, from amount in Gen.Choose(-500, 500) select new Step(Kind.Funding, amount * 0.01m, 0m, 0m, Currency.Usd)),
        (6, Trades(Kind.SpotBuy)), (6, Trades(Kind.SpotSell)), (6, Trades(Kind.Long)), (6, Trades(Kind.Short)));

    private static readonly Arbitrary<Step[]> Histories = Steps.ListOf().Select(steps => steps.ToArray()).ToArbitrary();

    private enum Kind
    {
        Deposit,
        Withdraw,
        Reserve,
        Release,
        Funding,
        SpotBuy,
        SpotSell,
        Long,
        Short,
    }

    [Fact]
    public void The_books_balance_after_every_step() =>
        Prop.ForAll(Histories, history =>
        {
            foreach (var ledger in Play(history))
            {
                foreach (var (_, book) in ledger.Books)
                    Assert.Equal(
                        0m, book.Cash + book.Margin + book.Dust + book.External + book.Venue + book.Fees + book.Funding
                        + book.RealisedProfit + book.Insurance);
                Assert.Equal(ledger.Positions.Values.Sum(p => p.Margin.Value), ledger.BookOf(Currency.Usd).Margin);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Postings_of_every_change_sum_to_zero_per_asset() =>
        Prop.ForAll(Histories, history =>
        {
            var ledger = WithCash(Opening);
            foreach (var step in history)
            {
                if (Change(ledger, step) is not { } change)
                    continue;
                Assert.All(
                    change.Postings.GroupBy(p => p.Amount.Currency), g => Assert.Equal(0m, g.Sum(p => p.Amount.Value)));
                ledger = change.Ledger;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equity_is_what_came_in_plus_what_trading_made() =>
        Prop.ForAll(Histories, Gen.Choose(5_000, 20_000).ToArbitrary(), (history, ticks) =>
        {
            var mark = ticks * 0.01m;
            var ledger = Play(history).Last();
            var result = ledger.ResultIn(Currency.Usd);
            var dust = ledger.Dust.Values.Sum(d => (d.Quantity.Value * mark) - d.Cost.Value);
            var unrealised = ledger.Positions.Values.Sum(p => p.SignedQuantity * (mark - p.EntryPrice.Value)) + dust;
            var brought = -ledger.BookOf(Currency.Usd).External;

            var expected = brought + result.Realised.Value + unrealised - result.Fees.Value + result.Funding.Value;

            Assert.Equal(expected, ledger.EquityAt(mark), 9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Average_cost_and_first_in_first_out_agree_once_flat() =>
        Prop.ForAll(Histories, history =>
        {
            var ledger = Play(history).Last();
            foreach (var position in ledger.Positions.Values)
            {
                var market = position.IsMargined ? Perpetual : Spot;
                var fill = Trade(position.Side.Opposite(), position.Quantity.Value, 123.45m, market: market);
                var change = ledger.Apply(fill, market, Context);
                Assert.NotNull(change.Closed);
                ledger = change.Ledger;
            }

            if (ledger.Dust.TryGetValue(Spot.Symbol, out var dust))
                ledger = ledger.Sell(dust.Quantity.Value, 123.45m).Ledger;
            var result = ledger.ResultIn(Currency.Usd);
            Assert.Equal(result.Realised.Value, result.RealisedFifo.Value);
            Assert.Equal(0m, ledger.BookOf(Currency.Usd).Margin);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_that_was_allowed_takes_the_free_balance_below_zero() =>
        Prop.ForAll(Histories, history =>
        {
            var ledger = WithCash(Opening);
            foreach (var step in history)
            {
                var next = Change(ledger, step)?.Ledger ?? ledger;
                var isDecision = step.Kind is Kind.Withdraw or Kind.Reserve;
                Assert.True(next.Free(Currency.Usd).Value >= 0m || !isDecision || next == ledger);
                ledger = next;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Spot_positions_are_backed_by_the_balance() =>
        Prop.ForAll(Histories, history =>
        {
            foreach (var ledger in Play(history))
                Assert.Equal(ledger.HeldInPositions(Btc), ledger.Cash(Btc));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<Ledger> Play(Step[] history)
    {
        var ledger = WithCash(Opening);
        yield return ledger;
        foreach (var step in history)
            yield return ledger = Change(ledger, step)?.Ledger ?? ledger;
    }

    /// <summary>Decisions are asked for first, facts always happen; sales sell no more than is held.</summary>
    private static LedgerChange? Change(Ledger ledger, Step step) => step.Kind switch
    {
        Kind.Deposit => ledger.Deposit(Usd(step.Size)),
        Kind.Withdraw => ledger.CheckWithdraw(Usd(step.Size)) is null ? ledger.Withdraw(Usd(step.Size)) : null,
        Kind.Reserve => ledger.CheckReserve(new("o1"), Usd(step.Size)) is null
            ? new() { Ledger = ledger.Reserve(new("o1"), Usd(step.Size)) }
            : null,
        Kind.Release => new() { Ledger = ledger.Release(new("o1")) },
        Kind.Funding => step.Size == 0m ? null : ledger.ApplyFunding(Perpetual.Symbol, Usd(step.Size)),
        Kind.SpotBuy => ledger.Buy(step.Size, step.Price, step.FeeIn(step.FeeAsset)),
        Kind.SpotSell =>
            Sellable(ledger, step) is var size and > 0m
                ? ledger.Sell(size, step.Price, step.FeeIn(Currency.Usd))
                : null,
        _ => ledger.Apply(
            Trade(step.Kind == Kind.Long ? Side.Buy : Side.Sell, step.Size, step.Price, step.FeeIn(Currency.Usd),
                Perpetual),
            Perpetual, Context with { Leverage = 7m }),
    };

    private static decimal Sellable(Ledger ledger, Step step) =>
        Math.Min(step.Size, ledger.PositionIn(Spot.Symbol)?.Quantity.Value ?? 0m);

    private static Gen<Step> Trades(Kind kind) =>
        from size in Gen.Choose(1, 20_000)
        from ticks in Gen.Choose(5_000, 20_000)
        from fee in Gen.Choose(-5, 20)
        from asset in Gen.Elements(Currency.Usd, Btc)
        from digits in Gen.Elements(1m, 7m)
        select new Step(kind, size * 0.001m, ticks * 0.01m / digits, fee * 0.000_1m, asset);

    private sealed record Step(Kind Kind, decimal Size, decimal Price, decimal FeeRate, Currency FeeAsset)
    {
        public Amount FeeIn(Currency asset) =>
            asset == Currency.Usd ? Usd(Size * Price * FeeRate) : new(Size * FeeRate, asset);
    }
}
