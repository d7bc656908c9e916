using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Reconciliation;
using ActorTrading.Simulation.Tests.Crashes;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Reconciliation;

/// <summary>
/// Books and venue are compared while the node runs: reports that never came are fetched, and what cannot be explained
/// is told.
/// </summary>
public sealed class ReconcilerTests
{
    private const string Rules = """
        [
          {"name": "Above", "type": "entry",
           "conditions": [{"field": "close", "operator": "greater_than", "value": 100}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 20,
                        "stop_loss": 6, "take_profit": 9}]}
        ]
        """;

    private static readonly TimeSpan Audit = TimeSpan.FromSeconds(31);
    private static readonly MarketEvent[] Market = Bars(Btc, 98m, 101m, 102m, 104m, 99m, 92m, 91m, 90m, 90m);

    [Fact]
    public void Books_that_are_the_venues_are_said_to_agree_once()
    {
        var lab = new CrashLab(Portfolio(Rules), Market).Trade(4);

        lab.Reconcile(3 * Audit);

        Assert.Equal(["paper agrees"], lab.Findings.Lines);
        Assert.True(lab.Reconciler.Agrees(CrashLab.Account));
        Assert.NotEmpty(lab.Portfolio().Ledger.Positions);
    }

    [Fact]
    public void A_fill_that_was_never_told_is_booked_within_one_audit()
    {
        var lab = new CrashLab(Portfolio(Rules), Market).Trade(4);
        lab.Process.IsDeaf = true;
        lab.Go(4, 7);
        lab.Process.IsDeaf = false;
        var sold = lab.Venue.Fills(CrashLab.Account)[^1];
        Assert.Equal(Side.Sell, sold.Side);
        Assert.NotEmpty(lab.Portfolio().Ledger.Positions);

        lab.Reconcile(Audit);

        Assert.Empty(lab.Portfolio().Ledger.Positions);
        Assert.Contains(sold.TradeId, lab.Portfolio().RecentTrades);
        lab.Reconcile(Audit);
        Assert.True(lab.Reconciler.Agrees(CrashLab.Account));
        Assert.DoesNotContain(lab.Findings.Lines, line => line.Contains("differs", StringComparison.Ordinal));
    }

    [Fact]
    public void Funds_that_move_behind_the_books_are_told_once_and_so_is_their_return()
    {
        var lab = new CrashLab(Portfolio(Rules), Market).Trade(4);
        lab.Reconcile(Audit);
        var stolen = new Amount(12.5m, Currency.Usd);
        var cash = lab.Portfolio().Ledger.Cash(Currency.Usd).Value;

        lab.Venue.Deposit(CrashLab.Account, -stolen);
        lab.Reconcile(3 * Audit);
        var differing = Assert.Single(lab.Reconciler.Standings);
        lab.Venue.Deposit(CrashLab.Account, stolen);
        lab.Reconcile(Audit);

        Assert.Equal((CrashLab.Account, BooksVerdict.Differ), (differing.Account, differing.Verdict));
        Assert.Equal(new AssetDifference(Currency.Usd, cash, cash - 12.5m), Assert.Single(differing.Differences));
        Assert.Equal(BooksVerdict.Agree, Assert.Single(lab.Reconciler.Standings).Verdict);
        Assert.Equal(
            [
                "paper agrees",
                $"paper differs: USD: {cash} on the books, {cash - 12.5m} at the venue",
                "paper agrees",
            ],
            lab.Findings.Lines);
    }

    [Fact]
    public void A_transfer_that_takes_long_is_no_difference()
    {
        var lab = new CrashLab(Portfolio(Rules), Market).Trade(4);
        var onItsWay = new TaskCompletionSource();
        lab.Settling = onItsWay.Task;
        var transfer = new Amount(100m, Currency.Usd);
        lab.Venue.Deposit(CrashLab.Account, -transfer);
        lab.Reconcile(4 * Audit);
        Assert.Empty(lab.Findings.Lines);

        lab.Venue.Deposit(CrashLab.Account, transfer);
        onItsWay.SetResult();
        lab.Reconcile(Audit);

        Assert.Equal(["paper agrees"], lab.Findings.Lines);
    }

    [Fact]
    public void What_cannot_be_settled_in_time_is_tried_again()
    {
        var lab = new CrashLab(Portfolio(Rules), Market).Trade(4);
        lab.Settling = Task.FromException(new TimeoutException());
        lab.Venue.Deposit(CrashLab.Account, new Amount(100m, Currency.Usd));
        lab.Reconcile(3 * Audit);
        Assert.Empty(lab.Findings.Lines);

        lab.Settling = Task.CompletedTask;
        lab.Reconcile(Audit);

        Assert.Contains("differs", Assert.Single(lab.Findings.Lines));
    }

    [Fact]
    public void An_order_that_nobody_here_sent_raises_an_alert_until_it_is_gone()
    {
        var lab = new CrashLab(Portfolio(Rules), Market).Trade(4);
        var id = new ClientOrderId("somebody-else");
        lab.Venue.Submit(CrashLab.Account, id, new OrderSpec
        {
            Symbol = Instruments[0].Symbol,
            Side = Side.Buy,
            Type = OrderType.Limit,
            Quantity = new(0.5m),
            LimitPrice = new Price(10m),
        });

        lab.Reconcile(Audit);
        var alert = Assert.Single(Standing(lab));
        Assert.Equal(("foreign_order", "somebody-else"), (alert.Code, alert.Target));
        Assert.Contains("Buy 0.5 BTC-USD", alert.Message);

        lab.Venue.Cancel(CrashLab.Account, id);
        lab.Reconcile(2 * Audit);
        Assert.Empty(Standing(lab));
    }

    [Fact]
    public void A_venue_that_says_nothing_of_an_account_is_told_of_once_until_it_speaks()
    {
        var lab = new CrashLab(Portfolio(Rules), Market).Trade(4);
        lab.Process.IsSilent = true;
        lab.Reconcile(6 * Audit);
        lab.Process.IsSilent = false;
        lab.Reconcile(Audit);

        Assert.Equal(["paper unanswered for 90 s", "paper agrees"], lab.Findings.Lines);
    }

    private static IEnumerable<Alert> Standing(CrashLab lab) =>
        ((AlertBoard)lab.Inspect(AlertsEntity.Id, StateSource.Live).State).Standing.Values;
}
