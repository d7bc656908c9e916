using System.Text.Json;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Serialization;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Crashes;

/// <summary>
/// The process dies at every point at which it touches journal or venue. Whatever the point: no order twice (I4), every
/// fill booked once (I5), books equal to the venue's (I6), states equal to their replay (I7), and no position without
/// its protection.
/// </summary>
public sealed class CrashTests
{
    private const string Protected = """
        [
          {"name": "Above", "type": "entry",
           "conditions": [{"field": "close", "operator": "greater_than", "value": 100}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 20,
                        "stop_loss": 6, "take_profit": 9}]},
          {"name": "Dip", "type": "entry",
           "conditions": [{"field": "close", "operator": "less_than", "value": 103}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5,
                        "order": "limit", "limit_offset": 1, "unfilled_timeout": "90m"}]},
          {"name": "Below", "type": "exit",
           "conditions": [{"field": "close", "operator": "less_than", "value": 97}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    private static readonly MarketEvent[] Market = Bars(
        Btc, 98m, 101m, 102m, 104m, 101m, 99m, 98m, 96m, 95m, 99m, 102m, 106m, 112m, 114m, 108m, 101m, 99m, 95m, 98m);

    [Theory]
    [InlineData(CrashPlace.BeforeAppend)]
    [InlineData(CrashPlace.AfterAppend)]
    [InlineData(CrashPlace.BeforeRequest)]
    [InlineData(CrashPlace.AfterRequest)]
    public void A_crash_loses_doubles_and_unprotects_nothing(CrashPlace place)
    {
        var undisturbed = new CrashLab(Portfolio(Protected), Market).Run(CrashPoint.Never);
        AssertSound(undisturbed, CrashPoint.Never);
        Assert.True(undisturbed.Venue.Fills(CrashLab.Account).Count >= 4, "The market must bring about some trades.");
        var visits = undisturbed.Process.VisitsOf(place);
        Assert.True(visits >= 8, $"Only {visits} visits of {place}.");

        for (var number = 1; number <= visits; number++)
        {
            var crash = new CrashPoint(place, number);
            var lab = new CrashLab(Portfolio(Protected), Market).Run(crash);

            Assert.True(lab.Restarts == 1, $"{crash} was not reached.");
            AssertSound(lab, crash);
        }
    }

    private static void AssertSound(CrashLab lab, CrashPoint crash)
    {
        var portfolio = lab.Portfolio();
        AssertOrdersAreIntended(lab, crash);
        AssertFillsAreBooked(lab, crash);
        foreach (var balance in lab.Venue.Balances(CrashLab.Account))
        {
            var booked = portfolio.Ledger.BookOf(balance.Asset);
            Assert.True(
                balance.Total == booked.Cash + booked.Margin,
                $"{crash}: {balance.Total} {balance.Asset} at the venue, {booked.Cash + booked.Margin} on the books.");
        }

        foreach (var entity in lab.Entities)
        {
            var live = lab.Inspect(entity, StateSource.Live).StateHash;
            Assert.Equal(live, lab.Inspect(entity, StateSource.SnapshotAndTail).StateHash);
            Assert.Equal(live, lab.Inspect(entity, StateSource.FullReplay).StateHash);
        }

        Assert.DoesNotContain(
            portfolio.Orders.Values,
            o => o.Order.Status is OrderStatus.Intended or OrderStatus.Sending or OrderStatus.Unknown);
        AssertProtected(portfolio, crash);
    }

    private static void AssertOrdersAreIntended(CrashLab lab, CrashPoint crash)
    {
        var intended = Events<PortfolioEvent.OrderIntended>(lab, "portfolio.order_intended");
        var sent = Events<Domain.Accounts.ExchangeAccountEvent.SendStarted>(lab, "account.send_started");
        var atVenue = lab.Venue.Fills(CrashLab.Account).Select(f => f.OrderId)
            .Concat(lab.Venue.OpenOrders(CrashLab.Account).Select(o => o.Id)).Distinct();

        Assert.Equal(intended.Select(i => i.Intent.Id).Distinct().Count(), intended.Length);
        Assert.Equal(sent.Select(s => s.Id).Distinct().Count(), sent.Length);
        Assert.All(
            atVenue, id => Assert.True(intended.Any(i => i.Intent.Id == id), $"{crash}: {id} was not intended."));
    }

    private static void AssertFillsAreBooked(CrashLab lab, CrashPoint crash)
    {
        var booked = Events<PortfolioEvent.OrderFilled>(lab, "portfolio.order_filled").Select(f => f.Fill).ToArray();
        var filled = lab.Venue.Fills(CrashLab.Account);

        Assert.True(
            filled.OrderBy(f => f.TradeId).SequenceEqual(booked.OrderBy(f => f.TradeId)),
            $"{crash}: {filled.Count} fills at the venue, {booked.Length} booked.");
    }

    private static void AssertProtected(Portfolio portfolio, CrashPoint crash)
    {
        foreach (var position in portfolio.Ledger.Positions.Values.Where(p => !p.Exits.IsEmpty))
        {
            var stops = portfolio.OrdersIn(position.Symbol).Where(
                o => o is { Purpose: OrderPurpose.Protection, Order.Spec.Type: OrderType.Stop });
            Assert.True(
                stops.Sum(s => s.Order.Remaining.Value) == position.Quantity.Value,
                $"{crash}: the position of {position.Quantity} is not protected as a whole.");
        }
    }

    private static TEvent[] Events<TEvent>(CrashLab lab, string manifest) =>
    [
        .. lab.Entities.SelectMany(lab.Records).Where(r => r.Manifest.Name == manifest)
            .Select(r => JsonSerializer.Deserialize<TEvent>(r.Payload.Span, DomainJson.Options)!),
    ];
}
