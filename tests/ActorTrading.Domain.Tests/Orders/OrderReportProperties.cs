using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;

namespace ActorTrading.Domain.Tests.Orders;

/// <summary>A venue tells the same story in any order, and any part of it twice.</summary>
public sealed class OrderReportProperties
{
    private static readonly Gen<Fill[]> Trades =
        from lots in Gen.Choose(1, 40).NonEmptyListOf()
        from ticks in Gen.Choose(9_000, 11_000).ListOf(lots.Count)
        from fees in Gen.Choose(-20, 50).ListOf(lots.Count)
        from assets in Gen.Elements(Currency.Usd, Btc, Bnb).ListOf(lots.Count)
        select lots.Select((lot, i) => Fill(
            $"t{i}", lot * 0.001m, ticks[i] * 0.01m) with
        { Fee = new(fees[i] * 0.001m, assets[i]) })
            .ToArray();

    private static readonly Gen<(Fill[] Fills, VenueReport[] Told, VenueReport[] Retold)> Stories =
        from fills in Trades
        from end in Gen.Elements(Canceled(), Expired(), CancelRejected())
        let story = fills.Select(Filled).Append(Accepted()).Append(end).ToArray()
        from repeats in Gen.Elements(story).ListOf()
        from told in Gen.Shuffle(story)
        from retold in Gen.Shuffle(story.Concat(repeats).ToArray())
        select (fills, told.ToArray(), retold.ToArray());

    [Fact]
    public void Filled_quantity_value_and_fees_do_not_depend_on_the_order_of_the_reports() =>
        Prop.ForAll(Stories.ToArbitrary(), s =>
        {
            var quantity = s.Fills.Sum(f => f.Quantity.Value);
            var (one, other) = (Order(quantity + 1m).After(s.Told), Order(quantity + 1m).After(s.Retold));
            var fees = s.Fills.Where(f => !f.Fee.IsZero).GroupBy(f => f.Fee.Currency)
                .ToImmutableSortedDictionary(g => g.Key, g => g.Sum(f => f.Fee.Value));

            Assert.Equal(quantity, one.Filled.Value);
            Assert.Equal(s.Fills.Sum(f => f.Price.Value * f.Quantity.Value), one.FilledValue);
            Assert.Equal(fees, one.Fees);
            Assert.Equal((one.Filled, one.FilledValue, one.VenueId), (other.Filled, other.FilledValue, other.VenueId));
            Assert.Equal(one.Fees, other.Fees);
            Assert.Equal(one.Trades, other.Trades);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cumulative_filled_never_falls_and_an_end_is_for_ever() =>
        Prop.ForAll(Stories.ToArbitrary(), s =>
        {
            var order = Order(s.Fills.Sum(f => f.Quantity.Value));
            foreach (var report in s.Retold)
            {
                var next = order.After(report);
                Assert.True(next.Filled >= order.Filled);
                Assert.True(order.IsOpen || next.Status == order.Status);
                Assert.IsNotType<OrderChange.Applied>(next.Apply(report));
                order = next;
            }
        }).QuickCheckThrowOnFailure();
}
